using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>Leaves out what was taken back by who may (R2), and the voids themselves.</summary>
internal static class StandingRecords
{
    public static IEnumerable<LearningRecord> Of(IEnumerable<LearningRecord> records)
    {
        var all = records.DistinctBy(r => r.Id).ToList();
        var voids = all.Where(r => r.Verb is Verb.Voided).ToLookup(r => r.TargetId);
        return all.Where(r => r.Verb is not Verb.Voided && !voids[r.Id].Any(v => LearningState.Revokes(v, r)));
    }
}
