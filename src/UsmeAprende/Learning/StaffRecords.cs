using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Asks whether staff may say what they send (R2), of the database as it is at receipt: a role that was taken away no longer speaks.
/// </summary>
public sealed class StaffRecords(IServiceScopeFactory scopes)
{
    internal sealed record May(bool IsCoordinator, IReadOnlyList<string?> Refusals);

    internal async Task<May> AskAsync(Guid author, IReadOnlyList<StaffRecord> records, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var role = await db.People.Where(p => p.Id == author && p.ErasedAt == null).Select(p => p.Role).FirstOrDefaultAsync(cancel);
        if (role is not (Role.Facilitator or Role.Coordinator))
            return new May(false, [.. records.Select(_ => Reasons.NotYours)]);

        var refusals = await scope.ServiceProvider.GetRequiredService<IRecordAuthority>().RefusalsAsync(author, records, cancel);
        // Under any of one's rows (R14).
        var oneself = await db.SamePerson(author).ToHashSetAsync(cancel);

        var beyond = await BeyondAsync(db, author, role is Role.Coordinator, records, cancel);

        // About oneself one speaks as a learner does; a mark of one's own attendance is a colleague's to make.
        return new May(
            role is Role.Coordinator,
            [
                .. records.Zip(
                    refusals,
                    (r, refusal) => oneself.Contains(r.Person) || beyond.Contains(r.Record.Id) ? Reasons.NotYours : refusal
                ),
            ]
        );
    }

    /// <summary>
    /// Those that would take back what is not theirs to take back (R2): to be said so, not "stored". One whose target has not arrived waits
    /// for it (R3).
    /// </summary>
    private static async Task<HashSet<Guid>> BeyondAsync(
        UsmeDb db,
        Guid author,
        bool isCoordinator,
        IReadOnlyList<StaffRecord> records,
        CancellationToken cancel
    )
    {
        var voids = records
            .Where(r => r.Record.Verb is Verb.Voided)
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
                    && (target.PersonId != v.Person || target.Verb is Verb.Voided || !(isCoordinator || target.AuthorId == author))
                )
                .Select(v => v.Id),
        ];
    }
}
