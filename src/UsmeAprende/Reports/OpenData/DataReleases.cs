using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Figures;
using UsmeAprende.People;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Reports.OpenData;

/// <summary>Makes, signs and finds the releases of each semester.</summary>
public sealed class DataReleases(
    UsmeDb db,
    OpenDataCatalogue catalogue,
    PayloadSigner signer,
    StoredFiles files,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>The area of the stamps for public pages that show open data.</summary>
    public const string Area = "datos-abiertos";

    /// <summary>Newest first.</summary>
    public Task<List<DataRelease>> ListAsync(CancellationToken cancel) =>
        db.DataReleases.AsNoTracking().OrderByDescending(r => r.Semester).ToListAsync(cancel);

    public Task<DataRelease?> FindAsync(string semester, CancellationToken cancel) =>
        db.DataReleases.AsNoTracking().SingleOrDefaultAsync(r => r.Semester == semester, cancel);

    /// <summary>Null if the file is missing, for example after a restore without it.</summary>
    public Stream? Open(DataRelease release) => files.Open(release.FilePath);

    /// <summary>
    /// The last semester whose months are all published, if it is not signed yet. An older one is not: what is published now is no longer
    /// what was published then.
    /// </summary>
    public async Task<Semester?> FindDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var last = Semester.Of(BogotaClock.DayOf(now)).Previous;
        if (now < FigureMonth.PublishedAt(last.LastMonth))
            last = last.Previous;
        return await FindAsync($"{last}", cancel) is null ? last : null;
    }

    /// <summary>Packs what is public now, signs it, and publishes it. Signed twice, the first stays.</summary>
    /// <param name="publisher">The entity's name.</param>
    /// <exception cref="CredentialsUnavailableException">The site cannot sign.</exception>
    public async Task<DataReleaseResult> SignAsync(Actor actor, Semester semester, string publisher, CancellationToken cancel)
    {
        if (await FindDueAsync(cancel) != semester)
            return await FindAsync($"{semester}", cancel) is null ? DataReleaseResult.NotDue : DataReleaseResult.Published;
        var now = clock.GetUtcNow().UtcDateTime;
        var archive = await PackAsync(semester, now, cancel);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(archive));
        var statement = await signer.SignAsync(CreateStatement(semester, publisher, sha256, archive.Length, now), cancel);
        var release = new DataRelease
        {
            Semester = $"{semester}",
            Sha256 = sha256,
            Length = archive.Length,
            Statement = statement,
            SignedById = actor.PersonId,
            SignedAt = now,
        };
        // Before its row: a row never refers to a file that is not there. A file without a row is found by nobody.
        await files.WriteAsync(release.FilePath, archive, cancel);
        return await db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return DataReleaseResult.NotAllowed;
                if (await db.DataReleases.AnyAsync(r => r.Semester == release.Semester, cancel))
                    return DataReleaseResult.Published;
                db.AfterCommit(() =>
                {
                    stamps.MarkChanged(Area);
                    stamps.MarkChanged(PlanReporting.Area);
                });
                db.Add(release);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    OpenDataAudit.Released,
                    OpenDataAudit.Subject(release),
                    null,
                    $"SHA-256 {sha256}",
                    cancel
                );
                return DataReleaseResult.Published;
            },
            cancel
        );
    }

    private async Task<byte[]> PackAsync(Semester semester, DateTime now, CancellationToken cancel)
    {
        var file = new MemoryStream();
        await using (
            var archive = await ArchiveWriter.CreateAsync(file, new DateTimeOffset(BogotaClock.ToLocal(now), BogotaClock.Offset), cancel)
        )
        {
            foreach (var dataset in catalogue.All)
            {
                var rows = await dataset.ReadAsync(cancel);
                var folder = $"datos-abiertos-{semester}/{dataset.Id}";
                await archive.AddAsync(
                    $"{folder}.csv",
                    dataset.Title,
                    OpenTableWriter.ToCsv(dataset, rows, forSpreadsheets: false),
                    cancel
                );
                await archive.AddAsync($"{folder}.json", dataset.Title, OpenTableWriter.ToJson(dataset, rows), cancel);
                await archive.AddAsync($"{folder}.diccionario.csv", $"Columnas: {dataset.Title}", DescribeColumns(dataset), cancel);
            }
            await archive.CompleteAsync(cancel);
        }
        return file.ToArray();
    }

    private static byte[] DescribeColumns(OpenDataset dataset)
    {
        var file = new MemoryStream();
        using (var csv = new Documents.Tables.CsvWriter(file, forSpreadsheets: false))
        {
            csv.WriteRow("columna", "tipo", "significado");
            foreach (var column in dataset.Columns)
                csv.WriteRow(column.Name, $"{column.Type}", column.Meaning);
        }
        return file.ToArray();
    }

    private static byte[] CreateStatement(Semester semester, string publisher, string sha256, int length, DateTime now) =>
        Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(
                new Dictionary<string, object>
                {
                    ["type"] = "OpenDataRelease",
                    ["semester"] = $"{semester}",
                    ["publisher"] = publisher,
                    ["sha256"] = sha256,
                    ["bytes"] = length,
                    ["signed"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                    ["licence"] = OpenDataCatalogue.Licence,
                }
            )
        );
}

public enum DataReleaseResult
{
    /// <summary>Now, or before.</summary>
    Published,

    /// <summary>It has not ended, or its last month is not published.</summary>
    NotDue,

    NotAllowed,
}

/// <summary>Names of the audit's entries about open data (R31).</summary>
public static class OpenDataAudit
{
    public const string Released = "datos.firmados";

    public static string Subject(DataRelease release) => $"datos/{release.Semester}";
}
