using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Audit;

/// <summary>Compares the chain with the heads that were recorded outside the database (R31).</summary>
public sealed class AuditWitness(UsmeDb db, AuditHeadFiles files)
{
    private const int AtOnce = 500;

    public async Task<AuditWitnessResult> CompareAsync(CancellationToken cancel)
    {
        var heads = files.ReadAll();
        foreach (var some in heads.Where(h => h.Sequence > 0).Chunk(AtOnce))
        {
            var sequences = some.Select(h => h.Sequence).Distinct().ToList();
            var hashes = await db
                .AuditEntries.Where(e => sequences.Contains(e.Sequence))
                .ToDictionaryAsync(e => e.Sequence, e => e.Hash, cancel);
            if (
                some.FirstOrDefault(h => !(hashes.TryGetValue(h.Sequence, out var hash) && hash.AsSpan().SequenceEqual(h.Hash))) is
                { } broken
            )
                return new AuditWitnessResult(heads.Count, heads[^1].WrittenAt, broken);
        }
        return new AuditWitnessResult(heads.Count, heads.Count == 0 ? null : heads[^1].WrittenAt, null);
    }
}

/// <summary>
/// How many heads were recorded outside the database, the newest one, and the first one that the chain does not contain any more.
/// </summary>
public sealed record AuditWitnessResult(int Heads, DateTime? NewestAt, WrittenAuditHead? Broken)
{
    public bool Holds => Broken is null;
}

/// <summary>
/// Verifies the chain every night, also against what was recorded outside the database, so that changes are noticed without anybody asking
/// (R31).
/// </summary>
internal sealed class AuditCheckJob(UsmeDb db, AuditWitness witness) : ISiteJob
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
            report.Complete($"La auditoría cuadra: {chain.Entries} renglones, {written.Heads} anotaciones por fuera.");
    }
}
