using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Audit;

/// <summary>
/// Files outside the database with the last entry of the chain, one file for each day in Bogotá. Lines are only added:
/// <c>2026-11-22T07:00:00.0000000Z 123 {hash}</c>. Somebody who rewrites the whole chain in the database would also have to change these
/// files and all copies of them.
/// </summary>
public sealed class AuditHeadFiles(IOptions<DataOptions> data)
{
    private const string Moment = "O";

    /// <summary>When this returns, the line is on disk.</summary>
    public void Append(AuditHead head, DateTime now)
    {
        PrivateFolder.Create(data.Value.AuditHeads);
        using var file = new FileStream(
            Path.Combine(data.Value.AuditHeads, $"{BogotaClock.DayOf(now):yyyy-MM-dd}.txt"),
            FileMode.Append,
            FileAccess.Write,
            FileShare.Read
        );

        // A line that was cut off by a power cut must not damage this one.
        var line =
            $"\n{now.ToString(Moment, CultureInfo.InvariantCulture)} {head.Sequence.ToString(CultureInfo.InvariantCulture)} "
            + $"{Convert.ToHexStringLower(head.Hash)}\n";
        file.Write(Encoding.ASCII.GetBytes(line));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All recorded heads, oldest first.</summary>
    public IReadOnlyList<WrittenAuditHead> ReadAll() =>
        Directory.Exists(data.Value.AuditHeads)
            ?
            [
                .. Directory
                    .EnumerateFiles(data.Value.AuditHeads, "*.txt")
                    .Order(StringComparer.Ordinal)
                    .SelectMany(File.ReadLines)
                    .Select(Parse)
                    .OfType<WrittenAuditHead>(),
            ]
            : [];

    private static WrittenAuditHead? Parse(string line) =>
        line.Split(' ') is [var moment, var sequence, { Length: 2 * AuditEntry.HashBytes } hash]
        && hash.All(char.IsAsciiHexDigit)
        && DateTime.TryParseExact(moment, Moment, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new WrittenAuditHead(at, number, Convert.FromHexString(hash))
            : null;
}

/// <summary>The last entry of the chain at some moment, as recorded outside the database.</summary>
public sealed record WrittenAuditHead(DateTime WrittenAt, long Sequence, byte[] Hash);

/// <summary>
/// Records the last entry of the chain outside the database: in a file, and in the log, which often goes to another machine (R31).
/// </summary>
internal sealed class AuditHeadJob(UsmeDb db, AuditHeadFiles files, TimeProvider clock, ILogger<AuditHeadJob> log) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        files.Append(head, clock.GetUtcNow().UtcDateTime);
        log.LogInformation("The audit ends at entry {Sequence} with {Hash}", head.Sequence, Convert.ToHexStringLower(head.Hash));
        report.Complete($"Último renglón anotado: {head.Sequence}.");
    }
}
