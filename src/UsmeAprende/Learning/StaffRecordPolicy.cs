using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Asks whether staff may say what they send (R2), of the database as it is at receipt: a role that was taken away no longer speaks.
/// </summary>
public sealed class StaffRecordPolicy(IServiceScopeFactory scopes)
{
    internal sealed record StaffRecordPolicyResult(bool IsCoordinator, IReadOnlyList<string?> Refusals);

    internal async Task<StaffRecordPolicyResult> CheckAsync(Guid author, IReadOnlyList<StaffNewRecord> records, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var role = await db.People.Where(p => p.Id == author && p.ErasedAt == null).Select(p => p.Role).FirstOrDefaultAsync(cancel);
        if (role is not (PersonRole.Facilitator or PersonRole.Coordinator))
            return new StaffRecordPolicyResult(false, [.. records.Select(_ => RecordReasonCodes.NotYours)]);

        var refusals = await scope.ServiceProvider.GetRequiredService<IRecordAuthority>().ListRefusalsAsync(author, records, cancel);
        // Under any of one's rows (R14).
        var oneself = await db.SamePerson(author).ToHashSetAsync(cancel);

        var beyond = await ListForbiddenVoidsAsync(db, author, role is PersonRole.Coordinator, records, cancel);

        // About oneself one speaks as a learner does; a mark of one's own attendance is a colleague's to make.
        return new StaffRecordPolicyResult(
            role is PersonRole.Coordinator,
            [
                .. records.Zip(
                    refusals,
                    (r, refusal) => oneself.Contains(r.Person) || beyond.Contains(r.Record.Id) ? RecordReasonCodes.NotYours : refusal
                ),
            ]
        );
    }

    /// <summary>
    /// Those that would take back what is not theirs to take back (R2): to be said so, not "stored". One whose target has not arrived waits
    /// for it (R3).
    /// </summary>
    private static async Task<HashSet<Guid>> ListForbiddenVoidsAsync(
        UsmeDb db,
        Guid author,
        bool isCoordinator,
        IReadOnlyList<StaffNewRecord> records,
        CancellationToken cancel
    )
    {
        var voids = records
            .Where(r => r.Record.Verb is RecordVerb.Voided)
            .Select(r => (r.Record.Id, r.Person, Target: Guid.TryParseExact(r.Record.Activity, "D", out var target) ? target : Guid.Empty))
            .ToList();
        if (voids.Count == 0)
            return [];
        // What was stored before stays so, whatever has arrived since.
        var ids = voids.SelectMany(v => new[] { v.Id, v.Target }).Distinct().ToList();
        var known = await db
            .LearningRecords.Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.PersonId,
                r.AuthorId,
                r.Verb,
            })
            .ToDictionaryAsync(r => r.Id, cancel);
        return
        [
            .. voids
                .Where(v =>
                    !known.ContainsKey(v.Id)
                    && known.TryGetValue(v.Target, out var target)
                    && (target.PersonId != v.Person || target.Verb is RecordVerb.Voided || !(isCoordinator || target.AuthorId == author))
                )
                .Select(v => v.Id),
        ];
    }
}

/// <summary>Knows who may say what of whom (R2). Learning asks; whoever holds gatherings answers.</summary>
public interface IRecordAuthority
{
    /// <summary>
    /// Why each record is refused (<see cref="RecordReasonCodes"/>), in their order; null for those that are the author's to send. Voids
    /// are not asked about.
    /// </summary>
    Task<IReadOnlyList<string?>> ListRefusalsAsync(Guid author, IReadOnlyList<StaffNewRecord> records, CancellationToken cancel);
}
