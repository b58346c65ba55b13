using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Audit;

/// <summary>Compares the chain with the heads written down outside the database (R31).</summary>
public sealed class AuditWitness(UsmeDb db, AuditHeadFiles files)
{
    private const int AtOnce = 500;

    public async Task<WitnessVerdict> CompareAsync(CancellationToken cancel)
    {
        var heads = files.Read();
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
                return new WitnessVerdict(heads.Count, heads[^1].WrittenAt, broken);
        }
        return new WitnessVerdict(heads.Count, heads.Count == 0 ? null : heads[^1].WrittenAt, null);
    }
}
