using System.Text.RegularExpressions;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

public sealed partial class IconTests
{
    [Fact]
    public void Icons_NamedInViews_AllExist()
    {
        var views = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "UsmeAprende.Web"),
            "*.cshtml",
            SearchOption.AllDirectories
        );

        var names = views.SelectMany(view => Use().Matches(File.ReadAllText(view))).Select(use => use.Groups["name"].Value).Distinct();

        Assert.Empty(names.Except(Icons.Paths.Keys));
    }

    [GeneratedRegex("<icon name=\"(?<name>[^\"@]+)\"")]
    private static partial Regex Use();
}
