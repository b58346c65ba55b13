using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Decides whether staff may send their records (R2). It reads the role in the transaction that stores the records, so a role that was
/// taken away does not count any more. Only this check decides; earlier checks in a request only save work.
/// </summary>
internal sealed class StaffRecordPolicy(IRecordAuthority authority)
{
    /// <summary>
    /// Returns why records are refused (<see cref="RecordReasonCodes"/>), by their index. For the others it sets whether the author is a
    /// coordinator.
    /// </summary>
    /// <param name="records">The records of one group, of one or more members of staff.</param>
    /// <param name="people">The people whom the records name.</param>
    /// <param name="stored">The records stored before with the same ids, or with the ids that voids name.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<string?>> ListRefusalsAsync(
        IReadOnlyList<LearningRecord> records,
        RecordPeople people,
        IReadOnlyDictionary<Guid, LearningRecord> stored,
        CancellationToken cancel
    )
    {
        var asked = records.Select(r => new AuthoredRecord(people.FindActor(r.AuthorId), r)).ToList();
        var refusals = await authority.ListRefusalsAsync([.. asked.Where(a => a.Author.IsFacilitator)], cancel);
        var next = 0;
        var all = new List<string?>(asked.Count);
        foreach (var (author, record) in asked)
        {
            record.SetAuthority(author.IsCoordinator);
            // Staff may not make such a record about themselves, under any of their rows (R14). They send their own records as learners do,
            // and a colleague records their attendance.
            var refusal = author.IsFacilitator ? refusals[next++] : RecordReasonCodes.NotYours;
            all.Add(
                people.AreSame(author.PersonId, record.PersonId) || IsForbiddenVoid(record, stored) ? RecordReasonCodes.NotYours : refusal
            );
        }
        return all;
    }

    /// <summary>
    /// True if it is a void of a record that the author may not void (R2); then it is refused. If the target has not arrived, the void is
    /// stored and waits for it (R3). A void that was stored before stays stored.
    /// </summary>
    private static bool IsForbiddenVoid(LearningRecord record, IReadOnlyDictionary<Guid, LearningRecord> stored) =>
        record.TargetId is { } id
        && !stored.ContainsKey(record.Id)
        && stored.TryGetValue(id, out var target)
        && !LearningState.Revokes(record, target);
}

/// <summary>A record, and its author with the current role.</summary>
public readonly record struct AuthoredRecord(Actor Author, LearningRecord Record);

/// <summary>
/// Tells who may make which record about whom (R2). Learning owns this interface and asks in the writing transaction; Gatherings implements
/// it.
/// </summary>
public interface IRecordAuthority
{
    /// <summary>
    /// Returns why each record is refused (<see cref="RecordReasonCodes"/>), in order; null if its author may send it. The list may have
    /// voids, for which the author is not checked here.
    /// </summary>
    Task<IReadOnlyList<string?>> ListRefusalsAsync(IReadOnlyList<AuthoredRecord> records, CancellationToken cancel);
}
