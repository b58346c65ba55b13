using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>Where the files lie: one folder a gathering, names that say nothing, readable by the site alone.</summary>
public sealed class ProofFolder(IOptions<DataOptions> data)
{
    private string Root => Path.Combine(data.Value.Folder, "evidencias");

    /// <summary>Written whole and flushed to disk before it has its name: a row never speaks of half a file.</summary>
    public async Task WriteAsync(ProofFile file, byte[] bytes, CancellationToken cancel)
    {
        var path = PathOf(file);
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var draft = path + ".nuevo";
        await using (
            var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 81_920, FileOptions.Asynchronous)
        )
        {
            await stream.WriteAsync(bytes, cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Nothing where the file is not there, as after a restore that left it out.</summary>
    public Stream? Open(ProofFile file) =>
        File.Exists(PathOf(file))
            ? new FileStream(
                PathOf(file),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                81_920,
                FileOptions.Asynchronous
            )
            : null;

    public void Delete(ProofFile file)
    {
        if (File.Exists(PathOf(file)))
            File.Delete(PathOf(file));
    }

    private string PathOf(ProofFile file) => Path.Combine(Root, $"{file.GatheringId:N}", $"{file.Id:N}{file.Extension}");
}
