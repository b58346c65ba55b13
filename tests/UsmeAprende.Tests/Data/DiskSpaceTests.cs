using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public sealed class DiskSpaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly FakeClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Disk_ThatTakesAFile_IsWellAndKeepsNothing()
    {
        var reading = Room(_folder).Measure();

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
        var before = room.Measure();
        Directory.Delete(data);

        var atOnce = room.Measure();
        _clock.Advance(TimeSpan.FromSeconds(15));
        var after = room.Measure();

        Assert.Equal((true, true, false), (before.CanWrite, atOnce.CanWrite, after.CanWrite));
    }

    private DiskSpace Room(string folder) => new(Options.Create(new DataOptions { Folder = folder }), _clock);
}
