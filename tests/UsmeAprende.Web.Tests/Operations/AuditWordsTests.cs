using System.Text.RegularExpressions;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

public sealed partial class AuditWordsTests
{
    [Fact]
    public void Deeds_ThatTheProgrammeAudits_AllHaveWords()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var deeds = sources.Where(s => Auditing().IsMatch(s)).SelectMany(s => Deed().Matches(s)).Select(m => m.Groups["word"].Value).Distinct().ToList();

        Assert.InRange(deeds.Count, 50, 500);
        Assert.All(deeds, deed => Assert.NotEqual(deed, AuditWords.Of(deed)));
    }

    // Lists of a feature's deeds, and classes that name their own beside where they append them.
    [GeneratedRegex(@"static class \w+Audit\b|\.AppendAsync\(")]
    private static partial Regex Auditing();

    [GeneratedRegex("public const string \\w+ = \"(?<word>[a-z]+(?:[.-][a-z-]+)+)\"")]
    private static partial Regex Deed();
}
