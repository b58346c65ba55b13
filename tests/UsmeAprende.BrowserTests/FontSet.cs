using System.Security;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>
/// A family of letters that a browser is made to draw every page with, whatever the machine's own is. Widths differ enough between them to
/// break a line.
/// </summary>
/// <param name="Family">As fontconfig names it.</param>
/// <param name="File">By which it is known to be installed.</param>
/// <param name="Package">Debian's.</param>
public sealed record FontSet(string Family, string File, string Package)
{
    public static readonly FontSet[] All =
    [
        new("DejaVu Sans", "DejaVuSans.ttf", "fonts-dejavu-core"),
        new("Noto Sans", "NotoSans-Regular.ttf", "fonts-noto-core"),
        new("Roboto", "Roboto-Regular.ttf", "fonts-roboto-unhinted"),
    ];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private static readonly string[] Folders =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
    ];

    public static FontSet Named(string family) => All.Single(set => set.Family == family);

    /// <summary>Why pages cannot be drawn with it on this machine; null where they can.</summary>
    public string? Lack =>
        !OperatingSystem.IsLinux() ? "Only on Linux can a browser be made to draw with another family of letters."
        : Installed() is null
            ? $"The letters {Family} are not on this machine. Install them (Debian and Ubuntu: apt-get install {Package})."
        : null;

    /// <summary>Settings for fontconfig under which every page is drawn with this family.</summary>
    /// <returns>The file's path.</returns>
    public string Configure(string folder)
    {
        var file = Path.Combine(folder, $"{Package}.conf");
        System.IO.File.WriteAllText(
            file,
            $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>{SecurityElement.Escape(Path.GetDirectoryName(Installed()))}</dir>
              <cachedir>{SecurityElement.Escape(folder)}</cachedir>
              <match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>{Family}</string></edit></match>
            </fontconfig>
            """
        );
        return file;
    }

    /// <summary>
    /// Fails where the page is drawn with other letters: then the settings were not heeded, and whatever was seen proves nothing.
    /// </summary>
    public async Task AssertDrawsAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("DOM.enable");
        await session.SendAsync("CSS.enable");
        var root = (await session.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var title = (
            await session.SendAsync("DOM.querySelector", new Dictionary<string, object> { ["nodeId"] = root, ["selector"] = "h1" })
        )!
            .Value.GetProperty("nodeId")
            .GetInt32();
        var fonts = (
            await session.SendAsync("CSS.getPlatformFontsForNode", new Dictionary<string, object> { ["nodeId"] = title })
        )!.Value.GetProperty("fonts");
        await session.DetachAsync();

        Assert.Contains(
            fonts.EnumerateArray(),
            font => font.GetProperty("familyName").GetString()!.StartsWith(Family, StringComparison.Ordinal)
        );
    }

    private string? Installed() =>
        Folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, File, Everywhere)).FirstOrDefault();
}
