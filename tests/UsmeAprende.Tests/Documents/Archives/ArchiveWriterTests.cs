using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Archives;

public sealed class ArchiveWriterTests
{
    private static readonly DateTimeOffset MadeAt = new(2035, 11, 24, 15, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Photo = [0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9];

    [Fact]
    public async Task Archive_OfSeveralFiles_KeepsTheirOrderAndTellsTheirHashes()
    {
        var bytes = await MakeAsync();

        await using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(
            ["2035-11-24 café/lista.txt", "2035-11-24 café/foto 1.jpg", "manifiesto.csv", "SHA256SUMS"],
            zip.Entries.Select(e => e.FullName)
        );
        Assert.All(
            zip.Entries.Take(2).Zip(Read(zip, "SHA256SUMS").Split('\n')),
            pair => Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(Bytes(pair.First)))}  {pair.First.FullName}", pair.Second)
        );
        var manifest = TableFile.Read(new MemoryStream(Bytes(zip.GetEntry("manifiesto.csv")!)), "manifiesto.csv").Table!;
        Assert.Equal(["1", "2035-11-24 café/lista.txt", "Listado", "4"], manifest.Rows[0].Values.Take(4));
        Assert.Equal(["2", "2035-11-24 café/foto 1.jpg", "'=Foto", "7"], manifest.Rows[1].Values.Take(4));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Photo)), manifest.Rows[1].Values[4]);
        Assert.Equal(Photo, Bytes(zip.Entries[1]));
    }

    [Fact]
    public async Task Archive_MadeAgain_IsTheSameBytes() => Assert.Equal(await MakeAsync(), await MakeAsync());

    [Theory]
    [InlineData("../fuera.txt")]
    [InlineData("/raiz.txt")]
    [InlineData("a//b.txt")]
    [InlineData(@"a\b.txt")]
    [InlineData("c:x.txt")]
    [InlineData("a\nb.txt")]
    [InlineData("manifiesto.csv")]
    [InlineData("LISTA.txt")]
    public async Task Path_ThatLeadsOutOrIsTaken_IsRefused(string path)
    {
        await using var archive = await ArchiveWriter.CreateAsync(new MemoryStream(), MadeAt, TestContext.Current.CancellationToken);
        await archive.AddAsync("lista.txt", "Listado", [1], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ArgumentException>(() => archive.AddAsync(path, "Otro", [1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Archive_ToAStreamThatOnlyWrites_IsWhole()
    {
        var target = new MemoryStream();
        await using (var oneWay = new OneWay(target))
        await using (var archive = await ArchiveWriter.CreateAsync(oneWay, MadeAt, TestContext.Current.CancellationToken))
        {
            await archive.AddAsync("lista.txt", "Listado", new byte[300_000], TestContext.Current.CancellationToken);
            await archive.CompleteAsync(TestContext.Current.CancellationToken);
        }

        await using var zip = new ZipArchive(new MemoryStream(target.ToArray()));
        Assert.Equal(300_000, Bytes(zip.Entries[0]).Length);
    }

    private static async Task<byte[]> MakeAsync()
    {
        var stream = new MemoryStream();
        await using (var archive = await ArchiveWriter.CreateAsync(stream, MadeAt, TestContext.Current.CancellationToken))
        {
            await archive.AddAsync(
                "2035-11-24 cafe\u0301/lista.txt",
                "Listado",
                Encoding.UTF8.GetBytes("Ana\n"),
                TestContext.Current.CancellationToken
            );
            await archive.AddAsync("2035-11-24 café/foto 1.jpg", "=Foto", Photo, TestContext.Current.CancellationToken);
            await archive.CompleteAsync(TestContext.Current.CancellationToken);
        }

        return stream.ToArray();
    }

    private static string Read(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip.GetEntry(name)!));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>As a response is: written once, asynchronously, never sought in.</summary>
    private sealed class OneWay(Stream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            target.WriteAsync(buffer, cancellationToken);

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
