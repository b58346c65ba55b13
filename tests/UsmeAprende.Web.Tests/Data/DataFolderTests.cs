namespace UsmeAprende.Web.Tests.Data;

/// <summary>R40: on a shared machine, only the site's user can read people's data and the keys of their sessions.</summary>
public sealed class DataFolderTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OpenToAll =
        Owner
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Folder_MadeByTheSite_IsItsUsersAlone()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Below("nueva");
        await using var site = new SiteHost().With("Data:Folder", folder);
        await site.InitializeAsync();

        await UseAsync(site);

        Assert.Equal(["keys", "mail", "nueva"], Directory.GetDirectories(folder).Prepend(folder).Select(Path.GetFileName).Order());
        AssertClosed(folder);
    }

    [Fact]
    public async Task Folder_MadeByOthersOpenToAll_IsClosedWithAllThatIsInIt()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Below("hecha");
        Directory.CreateDirectory(scratch.Below("hecha", "keys"));
        await File.WriteAllTextAsync(scratch.Below("hecha", "keys", "vieja.txt"), "", BrowserVisit.Cancel);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, OpenToAll);
            File.SetUnixFileMode(scratch.Below("hecha", "keys"), OpenToAll);
            File.SetUnixFileMode(scratch.Below("hecha", "keys", "vieja.txt"), Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        await using var site = new SiteHost().With("Data:Folder", folder);
        await site.InitializeAsync();

        await UseAsync(site);

        AssertClosed(folder);
    }

    // What is not the site's is not the site's to close; what it writes there is.
    [Fact]
    public async Task Folder_ThatAlsoServesOthers_StaysOpenAndItsFilesAreClosed()
    {
        using var scratch = new ScratchFolder();
        var theirs = scratch.Below("foto.jpg");
        await File.WriteAllTextAsync(theirs, "", BrowserVisit.Cancel);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(scratch.Path, OpenToAll);
            File.SetUnixFileMode(theirs, OpenToAll);
        }
        await using var site = new SiteHost().With("Data:Folder", scratch.Path);
        await site.InitializeAsync();

        await UseAsync(site);

        var ours = Directory.EnumerateFiles(scratch.Path, "*", SearchOption.AllDirectories).Where(f => f != theirs).ToList();
        Assert.Contains(ours, f => f.EndsWith("usme.db", StringComparison.Ordinal));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(scratch.Path) == OpenToAll);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(theirs) == OpenToAll);
        Assert.All(ours, f => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == Owner, f));
    }

    private static async Task UseAsync(SiteHost site)
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);
        await ana.LettersAsync();
    }

    private static void AssertClosed(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, f => f.EndsWith("usme.db-wal", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".eml", StringComparison.Ordinal));
        Assert.All(files, f => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == Owner, f));
        Assert.All(
            Directory.GetDirectories(folder).Prepend(folder),
            f => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == (Owner | UnixFileMode.UserExecute), f)
        );
    }
}
