using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Archives;

/// <summary>
/// Writes a ZIP file to a stream, file by file. At the end it adds <c>manifiesto.csv</c>, which lists the files, and <c>SHA256SUMS</c> for
/// <c>sha256sum -c</c>. Call its completion: an archive without manifest is a broken one.
/// </summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    public const string MediaType = "application/zip";
    public const string Manifest = "manifiesto.csv";
    public const string Sums = "SHA256SUMS";

    private static readonly string[] Packed = [".jpg", ".jpeg", ".png", ".pdf", ".xlsx", ".zip"];

    // ZipArchive writes an entry's last bytes synchronously, even in its async methods. ASP.NET refuses that for a response, so the bytes
    // are buffered here.
    private const int BufferBytes = 256 * 1024;

    private readonly BufferedStream _buffer;
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _madeAt;
    private readonly List<ArchiveEntry> _entries = [];
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase) { Manifest, Sums };

    private ArchiveWriter(BufferedStream buffer, ZipArchive zip, DateTimeOffset madeAt) => (_buffer, _zip, _madeAt) = (buffer, zip, madeAt);

    /// <summary>What was added so far.</summary>
    public IReadOnlyList<ArchiveEntry> Entries => _entries;

    /// <param name="stream">Stays open; it need not seek.</param>
    /// <param name="madeAt">The date of every file, so that the same content gives the same bytes.</param>
    public static async Task<ArchiveWriter> CreateAsync(Stream stream, DateTimeOffset madeAt, CancellationToken cancel)
    {
        var buffer = new BufferedStream(stream, BufferBytes);
        return new(buffer, await ZipArchive.CreateAsync(buffer, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel), madeAt);
    }

    /// <param name="path">Path within the archive, with slashes; each path only once.</param>
    public async Task<ArchiveEntry> AddAsync(string path, string description, Stream content, CancellationToken cancel)
    {
        var name = UnicodeForm.Normalize(path);
        if (
            name.Split('/').Any(part => part is "" or "." or "..")
            || name.IndexOfAny(['\\', ':', '\r', '\n', '\0']) >= 0
            || !_paths.Add(name)
        )
            throw new ArgumentException($"No archive takes {path}, or it is there already.", nameof(path));

        var (length, sha256) = await WriteAsync(name, content, cancel);
        var entry = new ArchiveEntry(name, description, length, sha256);
        _entries.Add(entry);
        return entry;
    }

    public Task<ArchiveEntry> AddAsync(string path, string description, byte[] content, CancellationToken cancel) =>
        AddAsync(path, description, new MemoryStream(content), cancel);

    /// <summary>Adds the manifest. Nothing can be added after it.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        var manifest = new MemoryStream();
        using (var table = new CsvWriter(manifest, forSpreadsheets: true))
        {
            table.WriteRow("número", "archivo", "descripción", "bytes", "SHA-256");
            for (var at = 0; at < _entries.Count; at++)
                table.WriteRow($"{at + 1}", _entries[at].Path, _entries[at].Description, $"{_entries[at].Length}", _entries[at].Sha256);
        }

        manifest.Position = 0;
        await WriteAsync(Manifest, manifest, cancel);
        await WriteAsync(
            Sums,
            new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(_entries.Select(e => $"{e.Sha256}  {e.Path}\n")))),
            cancel
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        await _buffer.FlushAsync();
    }

    private async Task<(long Length, string Sha256)> WriteAsync(string name, Stream content, CancellationToken cancel)
    {
        var isPacked = Packed.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
        var entry = _zip.CreateEntry(name, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = _madeAt;
        entry.ExternalAttributes = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        await using (var target = await entry.OpenAsync(cancel))
        {
            var chunk = new byte[81920];
            for (int read; (read = await content.ReadAsync(chunk, cancel)) > 0; length += read)
            {
                hash.AppendData(chunk, 0, read);
                await target.WriteAsync(chunk.AsMemory(0, read), cancel);
                await _buffer.FlushAsync(cancel);
            }
        }

        await _buffer.FlushAsync(cancel);
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <summary>What an archive's manifest says of one of its files.</summary>
/// <param name="Path">Within the archive, with slashes.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="Sha256">In small hexadecimal digits.</param>
public sealed record ArchiveEntry(string Path, string Description, long Length, string Sha256);
