using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Cards;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Tells a gathering's staff whose card it is, from a scan or a typed number (R13). Card numbers are short enough to guess, so a look-up of
/// somebody who was not expected is written to the audit (R31).
/// </summary>
public sealed class CardLookup(UsmeDb db, SignInCardIssuing cards, AttendanceListReader reader, AuditTrail audit)
{
    /// <returns>Null if there is no valid card with that number.</returns>
    public async Task<AttendanceListEntry?> FindAsync(Actor actor, Gathering gathering, string? read, CancellationToken cancel)
    {
        if (
            (await cards.FindByTokenAsync(read, cancel) ?? await cards.FindByNumberAsync(read, cancel)) is not { } owner
            || await reader.FindAsync(owner, cancel) is not { } who
        )
            return null;
        if (!await IsExpectedAsync(gathering, who.Person, cancel))
            await db.WriteAsync(
                () =>
                    audit.AppendAsync(
                        db,
                        actor.PersonId,
                        AttendanceAudit.CardLookedUp,
                        PeopleAudit.Subject(who.Person),
                        null,
                        AttendanceAudit.Subject(gathering.Id),
                        cancel
                    ),
                cancel
            );
        return who;
    }

    private async Task<bool> IsExpectedAsync(Gathering gathering, PersonId person, CancellationToken cancel)
    {
        var rows = db.SamePerson(person);
        return await db.SeatReservations.AnyAsync(
                r => r.GatheringId == gathering.Id && r.State != SeatState.GivenUp && rows.Contains(r.PersonId),
                cancel
            )
            || await db.Attendances.AnyAsync(a => a.GatheringId == gathering.Id && rows.Contains(a.PersonId), cancel)
            || (
                gathering.GroupId is { } group
                && await db.Enrolments.AnyAsync(e => e.GroupId == group && e.LeftAt == null && rows.Contains(e.PersonId), cancel)
            );
    }
}
