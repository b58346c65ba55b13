using System.Globalization;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People;

namespace UsmeAprende.Reports.AuditLog;

/// <summary>Writes entries of the audit as CSV for Excel, and records who took them (R31).</summary>
public sealed class AuditLogExport(UsmeDb db, AuditTrail audit, AuditLogReader log)
{
    /// <param name="actor">Who takes it; it holds what they may read.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="describe">The words of an action.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>Null if they may not read the audit any more.</returns>
    public async Task<byte[]?> ExportAsync(Actor actor, AuditLogFilter filter, Func<string, string> describe, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        var count = 0;
        using (var writer = new CsvWriter(file, forSpreadsheets: true))
        {
            writer.WriteRow("Número", "Día y hora", "Qué", "Acción", "Quién", "Sobre", "Persona", "Antes", "Después");
            await foreach (var entry in log.ListAllAsync(filter, actor, cancel))
            {
                writer.WriteRow(
                    entry.Sequence.ToString(CultureInfo.InvariantCulture),
                    $"{BogotaClock.DayOf(entry.HappenedAt):yyyy-MM-dd} {BogotaClock.TimeOf(entry.HappenedAt):HH:mm:ss}",
                    describe(entry.Action),
                    entry.Action,
                    entry.DescribeActor(),
                    entry.Subject,
                    entry.PersonName,
                    entry.Before,
                    entry.After
                );
                count++;
            }
        }
        var isAllowed = await db.WriteAsync(
            async () =>
            {
                if ((await actor.ReloadAsync(db, cancel)).Role is not (PersonRole.Coordinator or PersonRole.Auditor))
                    return false;
                var taken = count.ToString(CultureInfo.InvariantCulture);
                await audit.AppendAsync(db, actor.PersonId, AuditLogAudit.Exported, AuditLogAudit.All, null, taken, cancel);
                return true;
            },
            cancel
        );
        return isAllowed ? file.ToArray() : null;
    }
}

/// <summary>Names of the audit's entries about reading the audit (R31).</summary>
public static class AuditLogAudit
{
    public const string Exported = "auditoria.exportada";

    /// <summary>The subject of entries about the whole audit.</summary>
    public static string All => "auditoria";
}
