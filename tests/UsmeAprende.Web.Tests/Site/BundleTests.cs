using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

/// <summary>Scripts that travel as one file share one scope: a name that stands at the top of two of them stops them all.</summary>
public sealed partial class BundleTests
{
    private static readonly string Scripts = Path.Combine(Repository.Root, "src/UsmeAprende.Web/wwwroot");

    [Fact]
    public void Bundle_OfSeveralScripts_HasEachTopNameOnce()
    {
        var files = Directory.EnumerateFiles(Scripts, "*.js").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

        var twice =
            from bundle in Bundles.Of(files)
            from name in TopName().Matches(Encoding.UTF8.GetString(bundle.Body)).GroupBy(declared => declared.Groups["name"].Value)
            where name.Count() > 1
            select $"{bundle.Name} declares {name.Key} {name.Count()} times";

        Assert.Empty(twice);
    }

    [GeneratedRegex(@"^(export )?(default )?(async )?(const|let|class|function\*?) (?<name>[\w$]+)", RegexOptions.Multiline)]
    private static partial Regex TopName();
}
