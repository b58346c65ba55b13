using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Delivery;

/// <summary>
/// The files of bundles, a folder for each, readable only by the site's user. They hold personal data, so none stays longer than a day:
/// what they are made of stays in the database.
/// </summary>
public sealed class CertificateBundleFolder(IOptions<DataOptions> data)
{
    public const string Archive = "constancias.zip";
    public const string Printout = "imprimir.pdf";

    private string Root => Path.Combine(data.Value.Folder, "entregas");

    /// <summary>Writes a whole file and then gives it its name, so that a step that was killed leaves no half of one.</summary>
    public async Task WriteAsync(Guid bundle, string name, Func<Stream, Task> write, CancellationToken cancel)
    {
        var path = PathOf(bundle, name);
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var draft = path + ".nuevo";
        await using (
            var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.Asynchronous)
        )
            await write(stream);
        cancel.ThrowIfCancellationRequested();
        File.Move(draft, path, overwrite: true);
    }

    public Task<byte[]> ReadAsync(Guid bundle, string name, CancellationToken cancel) =>
        File.ReadAllBytesAsync(PathOf(bundle, name), cancel);

    /// <summary>Null if it is not there, or not any more.</summary>
    public FileInfo? Find(Guid bundle, string name) => new FileInfo(PathOf(bundle, name)) is { Exists: true } file ? file : null;

    public void Delete(Guid bundle, string name) => File.Delete(PathOf(bundle, name));

    public void Delete(Guid bundle)
    {
        if (Directory.Exists(Path.Combine(Root, $"{bundle:N}")))
            Directory.Delete(Path.Combine(Root, $"{bundle:N}"), recursive: true);
    }

    public IReadOnlyList<Guid> List() =>
        !Directory.Exists(Root)
            ? []
            : [.. Directory.EnumerateDirectories(Root).Select(d => Guid.TryParse(Path.GetFileName(d), out var id) ? id : Guid.Empty)];

    /// <summary>Deletes all of them: they can be prepared again without whoever was erased (R30).</summary>
    public void DeleteAll()
    {
        foreach (var bundle in List())
            Delete(bundle);
    }

    private string PathOf(Guid bundle, string name) => Path.Combine(Root, $"{bundle:N}", name);
}
