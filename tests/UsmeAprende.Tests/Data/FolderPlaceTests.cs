using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public sealed class FolderPlaceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void Place_OfAFolderThatStaysOrIsRenamed_IsTheSame()
    {
        var (folder, renamed) = (_scratch.Below("data"), _scratch.Below("other"));
        Directory.CreateDirectory(folder);

        Assert.Null(FolderPlace.IsWhereItWas(folder));
        FolderPlace.Settle(folder);
        Assert.True(FolderPlace.IsWhereItWas(folder));
        Directory.Move(folder, renamed);
        Assert.True(FolderPlace.IsWhereItWas(renamed));
    }

    // As "cp -a" copies: the same bytes under the same dates.
    [Fact]
    public void Place_OfACopy_IsAnotherUntilItIsSettled()
    {
        var (folder, copy) = (_scratch.Below("data"), _scratch.Below("copy"));
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(copy);
        FolderPlace.Settle(folder);
        foreach (var file in new DirectoryInfo(folder).GetFiles())
            File.SetLastWriteTimeUtc(file.CopyTo(Path.Combine(copy, file.Name)).FullName, file.LastWriteTimeUtc);

        Assert.False(FolderPlace.IsWhereItWas(copy));
        FolderPlace.Settle(copy);
        Assert.True(FolderPlace.IsWhereItWas(copy));
    }

    public void Dispose() => _scratch.Dispose();
}
