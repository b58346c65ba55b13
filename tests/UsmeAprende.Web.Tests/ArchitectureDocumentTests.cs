using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Tests;

/// <summary>docs/architecture.md and the repository agree: what it names exists, and no feature is missing in it.</summary>
public sealed partial class ArchitectureDocumentTests
{
    private const int MostFilesOfAFlow = 40;

    private static readonly string Folder = Path.Combine(SourceRepository.Root, "docs");
    private static readonly string Document = File.ReadAllText(Path.Combine(Folder, "architecture.md")).ReplaceLineEndings("\n");

    // "data" is what the site keeps beside itself once somebody has run it.
    private static readonly string[] NoFeatures = ["bin", "obj", "data", "Properties", "wwwroot"];

    [Fact]
    public void Path_InTheDocument_Exists()
    {
        var paths = QuotedPath().Matches(Document).Select(match => Path.Combine(SourceRepository.Root, match.Groups["path"].Value));
        var links = Link().Matches(Document).Select(match => Path.Combine(Folder, match.Groups["path"].Value));

        var missing = paths.Concat(links).Where(path => !Path.Exists(path)).ToList();

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Flow_InTheDocument_IsReadInAtMostFortyFiles(int number)
    {
        var flow = Document.Split("\n## ").Single(section => section.StartsWith($"Flow {number}: ", StringComparison.Ordinal));

        var files = QuotedPath().Matches(flow).Select(match => match.Groups["path"].Value).ToList();

        Assert.Equal(
            Enumerable.Range(1, files.Count).Select(n => $"{n}"),
            Step().Matches(flow).Select(step => step.Groups["number"].Value)
        );
        Assert.Distinct(files);
        Assert.InRange(files.Count, 1, MostFilesOfAFlow);
    }

    [Fact]
    public void Feature_OfTheLibraryOrTheSite_HasItsRow()
    {
        var library = ListFeatures("UsmeAprende");
        var site = ListFeatures("UsmeAprende.Web");

        Assert.Equal(
            library
                .Union(site)
                .Select(name =>
                    (
                        name,
                        library.Contains(name)
                            ? site.Contains(name)
                                ? "both"
                                : "library"
                            : "site"
                    )
                )
                .Order(),
            FeatureRow().Matches(Document).Select(row => (row.Groups["name"].Value, row.Groups["where"].Value)).Order()
        );
    }

    private static HashSet<string> ListFeatures(string project) =>
        Directory
            .GetDirectories(Path.Combine(SourceRepository.Root, "src", project))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Except(NoFeatures)
            .ToHashSet();

    [GeneratedRegex("`(?<path>(?:src|tests|courses|docs|migrations)/[^`]*)`")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<number>[0-9]+)\. `", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\| (?<name>\w+) \| (?<where>both|library|site) \| ", RegexOptions.Multiline)]
    private static partial Regex FeatureRow();
}
