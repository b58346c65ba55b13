using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// What somebody asked for to be able to take part. They say it if they want to; only who facilitates a gathering where they reserved sees
/// it, since it tells of their health.
/// </summary>
[Flags]
public enum ParticipationNeeds
{
    None = 0,

    /// <summary>An interpreter of Colombian sign language.</summary>
    SignLanguage = 1,

    /// <summary>To be written to and never called.</summary>
    WrittenContact = 2,

    Wheelchair = 4,
}

/// <summary>Reads and changes what a person needs, in all their rows (R14).</summary>
public sealed class ParticipationNeedsService(UsmeDb db)
{
    public async Task<ParticipationNeeds> ReadAsync(PersonId person, CancellationToken cancel) =>
        (await db.People.Where(p => db.SamePerson(person).Contains(p.Id)).Select(p => p.Needs).ToListAsync(cancel)).Aggregate(
            ParticipationNeeds.None,
            (all, one) => all | one
        );

    /// <param name="person">Who says it.</param>
    /// <param name="change">From what they said before to what they say now.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task ChangeAsync(PersonId person, Func<ParticipationNeeds, ParticipationNeeds> change, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var rows = await db.People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null).ToListAsync(cancel);
                var needs = change(rows.Aggregate(ParticipationNeeds.None, (all, row) => all | row.Needs));
                rows.ForEach(row => row.SetNeeds(needs));
            },
            cancel
        );
}
