namespace UsmeAprende.Web.Tests.Site;

public sealed class DataFolderTests
{
    // R29: on a shared machine, people's data and the keys of their sessions are nobody else's to read.
    [Fact]
    public async Task Folder_MadeByTheSite_IsItsUsersAlone()
    {
        await using var site = new SiteHost();
        var folder = Path.Combine(site.DataFolder, "nueva");
        await using var own = new SiteHost().With("Data:Folder", folder);
        await own.InitializeAsync();
        using var ana = new People.Visit(own);

        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);
        await ana.LettersAsync();

        var folders = Directory.GetDirectories(folder).Prepend(folder).ToList();
        Assert.Equal(["keys", "mail", "nueva"], folders.Select(Path.GetFileName).Order());
        foreach (var one in folders)
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(one) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute), one);
    }
}
