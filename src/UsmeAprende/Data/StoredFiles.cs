using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>Files of the data folder that rows of the database refer to, readable only by the site's user.</summary>
public sealed class StoredFiles(IOptions<DataOptions> data)
{
    private const int BufferSize = 81_920;

    /// <summary>Writes a file completely and flushes it before it gets its name, so that a row never refers to half a file.</summary>
    /// <param name="path">Within the data folder.</param>
    public async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        var whole = Path.Combine(data.Value.Folder, path);
        PrivateFolder.Create(Path.GetDirectoryName(whole)!);
        var draft = whole + ".nuevo";
        await using (
            var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous)
        )
        {
            await stream.WriteAsync(bytes, cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, whole, overwrite: true);
    }

    /// <summary>Null if the file is missing, for example after a restore without it.</summary>
    public Stream? Open(string path)
    {
        var whole = Path.Combine(data.Value.Folder, path);
        return File.Exists(whole)
            ? new FileStream(whole, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous)
            : null;
    }

    public void Delete(string path)
    {
        var whole = Path.Combine(data.Value.Folder, path);
        if (File.Exists(whole))
            File.Delete(whole);
    }
}
