using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Restoring;

/// <summary>
/// Notices at the start that a backup was put back, by whatever way, and puts right what can be: phones send again (R7), who was erased is
/// erased again (R30), and somebody is asked for the last certificate's number (R24).
/// </summary>
public sealed class Restoration(
    UsmeDb db,
    DatabaseProvider database,
    AuditTrail audit,
    HighWaterFiles highWater,
    Epoch epoch,
    Erasure erasure,
    NumberQuestion numbers,
    IOptions<DataOptions> data,
    TimeProvider clock,
    ILogger<Restoration> log
) : IDataCheck
{
    public string What => "mirar si los datos son de una copia";

    public async Task<string?> LookAsync(bool isNew, CancellationToken cancel)
    {
        // What stands outside is then about another database, thrown away.
        var provenance = isNew || !database.IsFile ? Provenance.Own : await JudgeAsync(cancel);
        if (provenance is not Provenance.Own)
        {
            if (await database.FindDamageAsync(db, cancel) is not null)
                return "La base de datos que se devolvió está dañada. Borre usme.db, usme.db-wal y usme.db-shm, y vuelva a "
                    + "copiar los que tenga la copia, todos del mismo momento.";
            await NoticeAsync(provenance, cancel);
        }
        await SettleAsync(cancel);
        return null;
    }

    /// <summary>Does it all because somebody says that a backup was put back.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        await NoticeAsync(Provenance.Restored, cancel);
        await SettleAsync(cancel);
    }

    private async Task<Provenance> JudgeAsync(CancellationToken cancel)
    {
        foreach (var mark in highWater.Read())
            if (!await KnowsAsync(mark, cancel))
                return Provenance.Restored;
        return FolderPlace.IsWhereItWas(data.Value.Folder) ?? !await HasBeenUsedAsync(cancel) ? Provenance.Own : Provenance.Moved;
    }

    private async Task<bool> KnowsAsync(HighWater mark, CancellationToken cancel) =>
        (mark.Record == Guid.Empty || await db.LearningRecords.AnyAsync(r => r.Id == mark.Record, cancel))
        && (
            mark.Sequence == 0
            || await db.AuditEntries.Where(e => e.Sequence == mark.Sequence).Select(e => e.Hash).SingleOrDefaultAsync(cancel) is { } hash
                && Convert.ToHexStringLower(hash) == mark.Hash
        );

    // A database alone in a folder that knows nothing of it was put there.
    private async Task<bool> HasBeenUsedAsync(CancellationToken cancel) =>
        await db.People.AnyAsync(cancel) || await db.AuditEntries.AnyAsync(cancel) || await db.LearningRecords.AnyAsync(cancel);

    private async Task NoticeAsync(Provenance provenance, CancellationToken cancel)
    {
        await epoch.RenewAsync(cancel);
        numbers.Ask(clock.GetUtcNow().UtcDateTime);
        await db.WriteAsync(
            () => audit.AppendAsync(db, actor: null, RestoringAudit.Noticed, RestoringAudit.Subject, null, provenance.ToString(), cancel),
            cancel
        );
        log.LogWarning(
            "{What} Los celulares vuelven a enviar lo que guardaron.",
            provenance is Provenance.Restored
                ? "Los datos son de una copia anterior: el sitio tuvo otros más nuevos."
                : "La carpeta de datos llegó de otra parte: puede ser una copia anterior."
        );
    }

    // Whatever was noticed: a copy that nobody noticed must not bring anybody back either.
    private async Task SettleAsync(CancellationToken cancel)
    {
        if (await erasure.RepeatAsync(cancel) is > 0 and var people)
            log.LogWarning(
                "La copia había traído de vuelta a {People} personas que borraron sus datos. Quedaron borradas otra vez.",
                people
            );
        if (database.IsFile)
        {
            highWater.Begin(await HeldAsync(cancel));
            FolderPlace.Settle(data.Value.Folder);
        }
        if (numbers.AskedAt is not null)
            log.LogWarning(
                "Falta decir cuál fue el último número de constancia que se entregó antes de devolver la copia: "
                    + "annul-missing AÑO ÚLTIMO. Si no falta ninguno: annul-missing none."
            );
    }

    private async Task<HighWater> HeldAsync(CancellationToken cancel)
    {
        var record = await database.FindNewestRecordAsync(db, cancel);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        return new HighWater(record, head.Sequence, head.Sequence == 0 ? HighWater.None.Hash : Convert.ToHexStringLower(head.Hash));
    }
}
