using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public sealed class DiskRoomTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly FakeClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Disk_ThatTakesAFile_IsWellAndKeepsNothing()
    {
        var reading = Room(_folder).Look();

        Assert.True(reading.CanWrite);
        Assert.True(reading.FreeBytes > 0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Disk_ThatTakesNoFile_IsToldAfterAMoment()
    {
        var data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        var room = Room(data);
        var before = room.Look();
        Directory.Delete(data);

        var atOnce = room.Look();
        _clock.Advance(TimeSpan.FromSeconds(15));
        var after = room.Look();

        Assert.Equal((true, true, false), (before.CanWrite, atOnce.CanWrite, after.CanWrite));
    }

    private DiskRoom Room(string folder) => new(Options.Create(new DataOptions { Folder = folder }), _clock);
}
