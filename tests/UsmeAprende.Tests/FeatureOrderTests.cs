using System.Text.RegularExpressions;

namespace UsmeAprende.Tests;

/// <summary>Features see only what stands to their left; an arrow back would tie them into a knot.</summary>
public sealed partial class FeatureOrderTests
{
    // Features of one step do not see each other either.
    private static readonly string[][] Steps =
    [
        ["Jobs"],
        ["Documents", "Audit", "Mail"],
        ["People", "Catalogue"],
        ["Learning"],
        ["Gatherings"],
        ["Figures"],
        ["Credentials"],
        ["Badges", "Certificates"],
        ["Reminders"],
        ["Reports"],
    ];

    [Theory]
    [InlineData("src/UsmeAprende")]
    [InlineData("src/UsmeAprende.Web")]
    public void Feature_Anywhere_SeesOnlyWhatStandsToItsLeft(string project)
    {
        var arrows = from feature in Steps.SelectMany(step => step)
                     let folder = Path.Combine(Repository.Root, project, feature)
                     where Directory.Exists(folder)
                     from file in Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
                     from Match use in FeatureUse().Matches(File.ReadAllText(file))
                     let used = use.Groups["feature"].Value
                     where used != feature && StepOf(used) >= StepOf(feature)
                     select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}";

        Assert.Empty(arrows);
    }

    [Fact]
    public void Library_Anywhere_KnowsNothingOfHttp()
    {
        var uses = from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/UsmeAprende"), "*.cs", SearchOption.AllDirectories)
                   where HttpUse().IsMatch(File.ReadAllText(file))
                   select Path.GetRelativePath(Repository.Root, file);

        Assert.Empty(uses);
    }

    private static int StepOf(string feature) => Array.FindIndex(Steps, step => step.Contains(feature));

    [GeneratedRegex(@"UsmeAprende(\.Web)?\.(?<feature>Jobs|Documents|Audit|Mail|People|Catalogue|Learning|Gatherings|Figures|Credentials|Badges|Certificates|Reminders|Reports)\b")]
    private static partial Regex FeatureUse();

    [GeneratedRegex(@"using Microsoft\.AspNetCore\.(Http|Mvc|Builder|Routing)\b|\bHttpContext\b")]
    private static partial Regex HttpUse();
}
