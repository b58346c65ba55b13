using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Restoring;

/// <summary>
/// Notices at the start that a backup was put back, and does what must follow: phones send again (R7), erased people are erased again
/// (R30), and the administrator is asked for the last certificate's number (R24).
/// </summary>
public sealed class BackupRestoration(
    UsmeDb db,
    DatabaseProvider database,
    AuditTrail audit,
    HighWaterFiles highWater,
    SyncEpochStore epoch,
    PersonErasure erasure,
    CertificateNumberQuestion numbers,
    IOptions<DataOptions> data,
    TimeProvider clock,
    ILogger<BackupRestoration> log
) : IStartupDataCheck
{
    public string What => "mirar si los datos son de una copia";

    public async Task<string?> CheckAsync(bool isNew, CancellationToken cancel)
    {
        // The files outside the database are then about another database, which was deleted.
        var provenance = isNew || !database.IsFile ? DataProvenance.Own : await JudgeAsync(cancel);
        if (provenance is not DataProvenance.Own)
        {
            if (await database.FindDamageAsync(db, cancel) is not null)
                return "La base de datos que se devolvió está dañada. Borre usme.db, usme.db-wal y usme.db-shm, y vuelva a "
                    + "copiar los que tenga la copia, todos del mismo momento.";
            await NoticeAsync(provenance, cancel);
        }
        await SettleAsync(cancel);
        return null;
    }

    /// <summary>Does the same because somebody says that a backup was put back.</summary>
    public async Task ConfirmRestoreAsync(CancellationToken cancel)
    {
        await NoticeAsync(DataProvenance.Restored, cancel);
        await SettleAsync(cancel);
    }

    private async Task<DataProvenance> JudgeAsync(CancellationToken cancel)
    {
        foreach (var mark in highWater.Read())
            if (!await KnowsAsync(mark, cancel))
                return DataProvenance.Restored;
        return FolderCopyCheck.IsInPlace(data.Value.Folder) ?? !await HasBeenUsedAsync(cancel) ? DataProvenance.Own : DataProvenance.Moved;
    }

    private async Task<bool> KnowsAsync(HighWaterMark mark, CancellationToken cancel) =>
        (mark.Record == Guid.Empty || await db.LearningRecords.AnyAsync(r => r.Id == mark.Record, cancel))
        && (
            mark.Sequence == 0
            || await db.AuditEntries.Where(e => e.Sequence == mark.Sequence).Select(e => e.Hash).SingleOrDefaultAsync(cancel) is { } hash
                && Convert.ToHexStringLower(hash) == mark.Hash
        );

    // A database in a folder without its marks was copied there.
    private async Task<bool> HasBeenUsedAsync(CancellationToken cancel) =>
        await db.People.AnyAsync(cancel) || await db.AuditEntries.AnyAsync(cancel) || await db.LearningRecords.AnyAsync(cancel);

    private async Task NoticeAsync(DataProvenance provenance, CancellationToken cancel)
    {
        await epoch.RenewAsync(cancel);
        numbers.Ask(clock.GetUtcNow().UtcDateTime);
        await db.WriteAsync(
            () => audit.AppendAsync(db, actor: null, RestoringAudit.Noticed, RestoringAudit.Subject, null, provenance.ToString(), cancel),
            cancel
        );
        log.LogWarning(
            "{What} Los celulares vuelven a enviar lo que guardaron.",
            provenance is DataProvenance.Restored
                ? "Los datos son de una copia anterior: el sitio tuvo otros más nuevos."
                : "La carpeta de datos llegó de otra parte: puede ser una copia anterior."
        );
    }

    // Always, whatever was noticed: an unnoticed backup must not bring erased people back either.
    private async Task SettleAsync(CancellationToken cancel)
    {
        if (await erasure.RepeatAfterRestoreAsync(cancel) is > 0 and var people)
            log.LogWarning(
                "La copia había traído de vuelta a {People} personas que borraron sus datos. Quedaron borradas otra vez.",
                people
            );
        if (database.IsFile)
        {
            highWater.Start(await HeldAsync(cancel));
            FolderCopyCheck.MarkInPlace(data.Value.Folder);
        }
        if (numbers.AskedAt is not null)
            log.LogWarning(
                "Falta decir cuál fue el último número de constancia que se entregó antes de devolver la copia: "
                    + "annul-missing AÑO ÚLTIMO. Si no falta ninguno: annul-missing none."
            );
    }

    private async Task<HighWaterMark> HeldAsync(CancellationToken cancel)
    {
        var record = await database.FindNewestRecordAsync(db, cancel);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        return new HighWaterMark(record, head.Sequence, head.Sequence == 0 ? HighWaterMark.None.Hash : Convert.ToHexStringLower(head.Hash));
    }
}

/// <summary>Where the data come from that a start finds.</summary>
public enum DataProvenance
{
    /// <summary>The site left them.</summary>
    Own,

    /// <summary>They were copied from another place. Only the person who copied them knows whether they are the newest.</summary>
    Moved,

    /// <summary>They are older than what the site had before.</summary>
    Restored,
}

/// <summary>Names of the audit's entries about restored backups (R31).</summary>
public static class RestoringAudit
{
    public const string Noticed = "sitio.copia-devuelta";

    public static string Subject => "sitio";
}
