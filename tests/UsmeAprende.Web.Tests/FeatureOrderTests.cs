using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace UsmeAprende.Web.Tests;

/// <summary>
/// Features see only what stands to their left; an arrow back would tie them into a knot. Looked at is what the compiler made, views too,
/// so that no way of writing a name slips through.
/// </summary>
public sealed partial class FeatureOrderTests
{
    // Features of one step do not see each other either. Kit is what the site's features are made with, and knows none of them. Data is
    // not in the list, since its one context names the tables of all.
    private static readonly string[][] Steps =
    [
        ["Typing", "Wording"],
        ["Kit"],
        ["Jobs"],
        ["Documents", "Audit", "Mail"],
        ["People", "Catalogue"],
        ["Learning"],
        ["Gatherings"],
        ["Figures"],
        ["Credentials"],
        ["Badges", "Certificates"],
        ["Reminders"],
        ["OwnPages"],
        ["Offline"],
        ["Reports"],
        ["Restoring"],
        ["Operations"],
        ["Home"],
        ["Demo"],
    ];

    private static readonly string WebAssembly = typeof(Program).Assembly.GetName().Name!;

    private static readonly Architecture Both = new ArchLoader()
        .LoadAssemblies(typeof(UsmeAprendeJobs).Assembly, typeof(Program).Assembly)
        .Build();

    [Fact]
    public void Feature_Anywhere_SeesOnlyWhatStandsToItsLeft()
    {
        var arrows =
            from type in Both.Types
            let feature = FeatureOf(type)
            where feature is not null
            from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            let used = FeatureOf(target)
            where used is not null && used != feature && StepOf(used) >= StepOf(feature)
            select $"{type.FullName} uses {target.FullName}";

        Assert.Empty(arrows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Feature_OfTheSite_DoesNotKnowWhatPutsTheSiteTogether()
    {
        var arrows =
            from type in Both.Types
            where FeatureOf(type) is not null
            from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            where target.Namespace?.FullName == WebAssembly
            select $"{type.FullName} uses {target.FullName}";

        Assert.Empty(arrows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Library_Anywhere_KnowsNothingOfHttp()
    {
        var uses =
            from type in Both.Types
            where !type.Assembly.Name.StartsWith(WebAssembly, StringComparison.Ordinal)
            from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            where OfHttp().IsMatch(target.FullName)
            select $"{type.FullName} uses {target.FullName}";

        Assert.Empty(uses.Order(StringComparer.Ordinal));
    }

    private static int StepOf(string feature) => Array.FindIndex(Steps, step => step.Contains(feature));

    private static string? FeatureOf(IType type) =>
        FeatureName().Match(type.FullName) is { Success: true } match && StepOf(match.Groups["feature"].Value) >= 0
            ? match.Groups["feature"].Value
            : null;

    // A view's class is named after its path.
    [GeneratedRegex(@"^(UsmeAprende\.(Web\.)?|AspNetCoreGeneratedDocument\.)(?<feature>[A-Z][A-Za-z]+)(?=[._])")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"^Microsoft\.AspNetCore\.(Http|Mvc|Builder|Routing)\b")]
    private static partial Regex OfHttp();
}
