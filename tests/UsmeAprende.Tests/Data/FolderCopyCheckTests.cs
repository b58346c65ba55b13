using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public sealed class FolderCopyCheckTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void Place_OfAFolderThatStaysOrIsRenamed_IsTheSame()
    {
        var (folder, renamed) = (_scratch.Below("data"), _scratch.Below("other"));
        Directory.CreateDirectory(folder);

        Assert.Null(FolderCopyCheck.IsInPlace(folder));
        FolderCopyCheck.MarkInPlace(folder);
        Assert.True(FolderCopyCheck.IsInPlace(folder));
        Directory.Move(folder, renamed);
        Assert.True(FolderCopyCheck.IsInPlace(renamed));
    }

    // As "cp -a" copies: the same bytes under the same dates.
    [Fact]
    public void Place_OfACopy_IsAnotherUntilItIsSettled()
    {
        var (folder, copy) = (_scratch.Below("data"), _scratch.Below("copy"));
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(copy);
        FolderCopyCheck.MarkInPlace(folder);
        foreach (var file in new DirectoryInfo(folder).GetFiles())
            File.SetLastWriteTimeUtc(file.CopyTo(Path.Combine(copy, file.Name)).FullName, file.LastWriteTimeUtc);

        Assert.False(FolderCopyCheck.IsInPlace(copy));
        FolderCopyCheck.MarkInPlace(copy);
        Assert.True(FolderCopyCheck.IsInPlace(copy));
    }

    public void Dispose() => _scratch.Dispose();
}
