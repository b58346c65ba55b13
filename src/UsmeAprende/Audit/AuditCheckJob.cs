using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Audit;

/// <summary>
/// Walks the whole chain, and compares it with what is written down outside the database, so that meddling is noticed though nobody asks
/// (R31).
/// </summary>
internal sealed class AuditCheckJob(UsmeDb db, AuditWitness witness) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var chain = await AuditTrail.VerifyAsync(db, cancel);
        var written = await witness.CompareAsync(cancel);
        if (chain.FirstBroken is { } broken)
            report.Fail(
                $"La auditoría no cuadra desde el renglón {broken}: alguien la cambió por fuera del programa. "
                    + "Guarde una copia de la carpeta de datos y avise a quien dirige el programa."
            );
        else if (written.Broken is { } head)
            report.Fail(
                $"La auditoría no cuadra con lo anotado por fuera el {BogotaClock.DayOf(head.WrittenAt):yyyy-MM-dd}: "
                    + "alguien la cambió, o se devolvió una copia anterior."
            );
        else
            report.Tell($"La auditoría cuadra: {chain.Entries} renglones, {written.Heads} anotaciones por fuera.");
    }
}
