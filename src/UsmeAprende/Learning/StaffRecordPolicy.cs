using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Decides whether staff may say what they send (R2), in the transaction that stores it: a role that was taken away no longer speaks.
/// This is the one reading of the role that counts; whatever a request looked at before only spared the way here.
/// </summary>
internal sealed class StaffRecordPolicy(IRecordAuthority authority)
{
    /// <summary>
    /// Why records are refused (<see cref="RecordReasonCodes"/>), by their place in the list. Those that are not refused know from here on
    /// whether a coordinator says them.
    /// </summary>
    /// <param name="records">Of as many members of staff as were written together.</param>
    /// <param name="people">Those whom the records name.</param>
    /// <param name="stored">What was stored before under the records' ids, and under those that voids name.</param>
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
            // About oneself, under any of one's rows (R14), one speaks as a learner does; a mark of one's own attendance is a colleague's
            // to make.
            var refusal = author.IsFacilitator ? refusals[next++] : RecordReasonCodes.NotYours;
            all.Add(
                people.AreSame(author.PersonId, record.PersonId) || IsForbiddenVoid(record, stored) ? RecordReasonCodes.NotYours : refusal
            );
        }
        return all;
    }

    /// <summary>
    /// Whether it would take back what is not theirs to take back (R2): to be said so, not "stored". One whose target has not arrived waits
    /// for it (R3), and what was stored before stays so, whatever has arrived since.
    /// </summary>
    private static bool IsForbiddenVoid(LearningRecord record, IReadOnlyDictionary<Guid, LearningRecord> stored) =>
        record.TargetId is { } id
        && !stored.ContainsKey(record.Id)
        && stored.TryGetValue(id, out var target)
        && !LearningState.Revokes(record, target);
}

/// <summary>A record, and who says it with the role that they have now.</summary>
public readonly record struct AuthoredRecord(Actor Author, LearningRecord Record);

/// <summary>Knows who may say what of whom (R2). Learning asks, in the transaction that stores; whoever holds gatherings answers.</summary>
public interface IRecordAuthority
{
    /// <summary>
    /// Why each record is refused (<see cref="RecordReasonCodes"/>), in their order; null for those that are the author's to send. Voids
    /// may be among them: whose they are to send is not asked here.
    /// </summary>
    Task<IReadOnlyList<string?>> ListRefusalsAsync(IReadOnlyList<AuthoredRecord> records, CancellationToken cancel);
}
