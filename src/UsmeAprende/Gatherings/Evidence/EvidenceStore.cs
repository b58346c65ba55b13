using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Stores, reads and removes the scans and photos of a gathering. The caller must have checked whose gathering it is.</summary>
public sealed class EvidenceStore(UsmeDb db, AuditTrail audit, EvidenceFolder folder, TimeProvider clock)
{
    public const int MostPhotos = 5;
    public const int MostPages = 20;
    public const int MostPhotoBytes = 2 * 1024 * 1024;
    public const int MostPageBytes = 8 * 1024 * 1024;

    /// <summary>The files in their order; the removed ones last.</summary>
    public Task<List<EvidenceFile>> ListAsync(Guid gathering, CancellationToken cancel) =>
        db
            .ProofFiles.AsNoTracking()
            .Where(f => f.GatheringId == gathering)
            .OrderBy(f => f.RemovedAt != null)
            .ThenBy(f => f.Kind)
            .ThenBy(f => f.Place)
            .ToListAsync(cancel);

    /// <summary>A file that was not removed.</summary>
    public Task<EvidenceFile?> FindAsync(Guid gathering, Guid file, CancellationToken cancel) =>
        db.ProofFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.GatheringId == gathering && f.RemovedAt == null, cancel);

    public Stream? Open(EvidenceFile file) => folder.Open(file);

    /// <summary>Stores files in the given order, all or none. Metadata of photos are removed.</summary>
    public async Task<EvidenceAddResult> AddAsync(
        PersonId staff,
        Guid gathering,
        EvidenceKind kind,
        IReadOnlyList<UploadedFile> files,
        CancellationToken cancel
    )
    {
        var clean = new List<(byte[] Bytes, string Extension)>();
        foreach (var file in files)
        {
            if (Read(kind, file.Content, out var bytes, out var extension) is { } problem)
                return EvidenceAddResult.Refused($"«{file.Name}»: {problem} No se guardó ningún archivo.");
            clean.Add((bytes, extension));
        }
        if (clean.Count == 0)
            return EvidenceAddResult.Refused("Escoja al menos un archivo.");

        var written = new List<EvidenceFile>();
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var kept = await db
                        .ProofFiles.Where(f => f.GatheringId == gathering && f.Kind == kind)
                        .Select(f => new
                        {
                            f.Place,
                            f.RemovedAt,
                            f.Sha256,
                        })
                        .ToListAsync(cancel);
                    // The same file was sent again, because the person did not see that it had arrived.
                    var there = kept.Where(f => f.RemovedAt is null).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
                    var fresh = clean
                        .Select(c => (c.Bytes, c.Extension, Sha256: Convert.ToHexStringLower(SHA256.HashData(c.Bytes))))
                        .Where(c => there.Add(c.Sha256))
                        .ToList();
                    if (there.Count > MostOf(kind))
                        return EvidenceAddResult.Refused(
                            kind is EvidenceKind.Photo
                                ? $"Caben {MostPhotos} fotos. Quite alguna antes."
                                : $"Caben {MostPages} archivos de la planilla. Quite alguno antes."
                        );
                    var place = kept.Count == 0 ? 0 : kept.Max(f => f.Place);
                    foreach (var (bytes, extension, sha256) in fresh)
                    {
                        var file = new EvidenceFile
                        {
                            GatheringId = gathering,
                            Kind = kind,
                            Place = ++place,
                            Extension = extension,
                            Length = bytes.Length,
                            Sha256 = sha256,
                            AddedById = staff,
                            AddedAt = clock.GetUtcNow().UtcDateTime,
                        };
                        written.Add(file);
                        await folder.WriteAsync(file, bytes, cancel);
                        db.Add(file);
                        await audit.AppendAsync(
                            db,
                            staff,
                            EvidenceAudit.Added,
                            GatheringAudit.Subject(gathering),
                            null,
                            $"{kind} {file.Id} {sha256}",
                            cancel
                        );
                    }
                    return new EvidenceAddResult(fresh.Count, null);
                },
                cancel
            );
        }
        catch
        {
            // The transaction failed: delete the files without rows.
            written.ForEach(folder.Delete);
            throw;
        }
    }

    /// <summary>
    /// Removes a file; the row stays with the reason. A photo's file is deleted; a signed list's is hidden, since it is a public record.
    /// </summary>
    /// <returns>False if there is none.</returns>
    public async Task<bool> RemoveAsync(PersonId staff, Guid gathering, Guid id, string reason, CancellationToken cancel)
    {
        var words = TypedText.CleanLine(reason);
        var removed = await db.WriteAsync(
            async () =>
            {
                if (
                    await db.ProofFiles.SingleOrDefaultAsync(f => f.Id == id && f.GatheringId == gathering && f.RemovedAt == null, cancel)
                    is not { } file
                )
                    return null;
                file.Remove(
                    staff,
                    words.Length > EvidenceFile.ReasonLength ? words[..EvidenceFile.ReasonLength] : words,
                    clock.GetUtcNow().UtcDateTime
                );
                await audit.AppendAsync(
                    db,
                    staff,
                    EvidenceAudit.Removed,
                    GatheringAudit.Subject(gathering),
                    $"{file.Kind} {id} {file.Sha256}",
                    words,
                    cancel
                );
                return file;
            },
            cancel
        );
        if (removed?.Kind is EvidenceKind.Photo)
            folder.Delete(removed);
        return removed is not null;
    }

    /// <summary>Records that somebody has checked a photo: the erased person is not on it.</summary>
    public Task<bool> MarkReviewedAsync(PersonId staff, Guid gathering, Guid id, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    await db.ProofFiles.SingleOrDefaultAsync(
                        f => f.Id == id && f.GatheringId == gathering && f.RemovedAt == null && f.ReviewSince != null,
                        cancel
                    )
                    is not { } file
                )
                    return false;
                file.MarkReviewed();
                await audit.AppendAsync(db, staff, EvidenceAudit.Cleared, GatheringAudit.Subject(gathering), null, $"{id}", cancel);
                return true;
            },
            cancel
        );

    private static int MostOf(EvidenceKind kind) => kind is EvidenceKind.Photo ? MostPhotos : MostPages;

    private static string? Read(EvidenceKind kind, byte[] file, out byte[] bytes, out string extension)
    {
        (bytes, extension) = (file, ".jpg");
        var isPdf = file.AsSpan().StartsWith("%PDF"u8);
        if (kind is EvidenceKind.SignedList && isPdf)
        {
            extension = ".pdf";
            return file.Length > MostPageBytes
                ? $"La hoja pesa más de {MostPageBytes / (1024 * 1024)} MB. Escanéela con menos calidad."
                : PdfUploadCheck.FindProblem(file);
        }
        var most = kind is EvidenceKind.Photo ? MostPhotoBytes : MostPageBytes;
        if (file.Length > most)
            return $"La foto pesa más de {most / (1024 * 1024)} MB. Tómela con menos calidad.";
        if (!CleanJpeg.TryRead(file, out var jpeg, out var problem))
            return problem;
        bytes = jpeg.Bytes;
        return null;
    }
}

/// <summary>Result of storing files: all of them, or none and the reason.</summary>
public sealed record EvidenceAddResult(int Kept, string? Problem)
{
    internal static EvidenceAddResult Refused(string problem) => new(0, problem);
}

/// <summary>Where the files are: one folder for each gathering, random names.</summary>
public sealed class EvidenceFolder(StoredFiles files)
{
    public Task WriteAsync(EvidenceFile file, byte[] bytes, CancellationToken cancel) => files.WriteAsync(PathOf(file), bytes, cancel);

    /// <inheritdoc cref="StoredFiles.Open"/>
    public Stream? Open(EvidenceFile file) => files.Open(PathOf(file));

    public void Delete(EvidenceFile file) => files.Delete(PathOf(file));

    private static string PathOf(EvidenceFile file) => Path.Combine("evidencias", $"{file.GatheringId:N}", $"{file.Id:N}{file.Extension}");
}
