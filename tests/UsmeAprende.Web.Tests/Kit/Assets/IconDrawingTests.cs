using System.Text.RegularExpressions;
using UsmeAprende.Web.Kit.Assets;

namespace UsmeAprende.Web.Tests.Kit.Assets;

public sealed partial class IconDrawingTests
{
    [Fact]
    public void Icons_NamedInViews_AllExist()
    {
        var views = Directory.EnumerateFiles(
            Path.Combine(SourceRepository.Root, "src", "UsmeAprende.Web"),
            "*.cshtml",
            SearchOption.AllDirectories
        );

        var names = views.SelectMany(view => Use().Matches(File.ReadAllText(view))).Select(use => use.Groups["name"].Value).Distinct();

        Assert.Empty(names.Except(IconDrawings.Paths.Keys));
    }

    [GeneratedRegex("<icon name=\"(?<name>[^\"@]+)\"")]
    private static partial Regex Use();
}
