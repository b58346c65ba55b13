using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Lets whoever reserved without an account correct their name or contact through their private link, while nothing but that link speaks
/// for them.
/// </summary>
public sealed class ReservationCorrections(
    UsmeDb db,
    ReservationService reservations,
    SeatLimits limits,
    AccountSelfService account,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <param name="token">The link's secret.</param>
    /// <param name="profile">All of the name and the contact, already checked: what was said before is shown to nobody.</param>
    /// <param name="staff">A member of staff who writes it for the person; it is audited then (R31).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<ReservationCorrectionResult> CorrectAsync(string token, PersonProfile profile, Guid? staff, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(PublicGatheringReader.Area));
                if (await reservations.FindByTokenAsync(token, cancel) is not { } reservation)
                    return ReservationCorrectionResult.Gone;
                if (await FindRefusalAsync(reservation, cancel) is { } refusal)
                    return refusal;
                if (await limits.HasTooManySeatsAsync(reservation.GatheringId, profile, reservation.PersonId, cancel))
                    return ReservationCorrectionResult.TooMany;
                var before = Describe(await account.GetAsync(reservation.PersonId, cancel));
                await account.UpdateProfileAsync(reservation.PersonId, profile, cancel);
                await db.SaveChangesAsync(cancel);
                if (staff is { } who)
                {
                    db.ChangeTracker.Clear();
                    await audit.AppendAsync(
                        db,
                        who,
                        GatheringAudit.HolderCorrected,
                        PeopleAudit.Subject(reservation.PersonId),
                        before,
                        Describe(await account.GetAsync(reservation.PersonId, cancel)),
                        cancel
                    );
                }
                return ReservationCorrectionResult.Done;
            },
            cancel
        );
    }

    /// <summary>Why nothing can be corrected through this link, if so.</summary>
    public async Task<ReservationCorrectionResult?> FindRefusalAsync(SeatReservation reservation, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            !reservation.IsActive
            || !await db.Gatherings.AnyAsync(g => g.Id == reservation.GatheringId && g.CancelledAt == null && g.StartsAt > now, cancel)
        )
            return ReservationCorrectionResult.Over;
        // What a link may write is what it wrote: never a name that staff read off a document, or that somebody signs in with.
        var isOnlyTheLinks = await db.People.AnyAsync(
            p =>
                p.Id == reservation.PersonId
                && p.Role == PersonRole.Learner
                && p.ErasedAt == null
                && p.PasswordHash == null
                && p.RegisteredById == null
                && !p.Identifiers.Any(i => i.VerifiedAt != null)
                && !db.People.Any(other => other.Id != p.Id && other.SurvivorId == p.SurvivorId)
                && !db.SignInCards.Any(c => c.PersonId == p.Id)
                && !db.Enrolments.Any(e => e.PersonId == p.Id)
                && !db.Attendances.Any(a => a.PersonId == p.Id),
            cancel
        );
        return isOnlyTheLinks ? null : ReservationCorrectionResult.KnownOtherwise;
    }

    private static string Describe(Person person) =>
        $"{person.FullName} | {string.Join(' ', person.Identifiers.OrderBy(i => i.Kind).Select(i => i.Value))} | {person.GuardianName}";
}

/// <summary>What came of correcting one's name or contact through a private link.</summary>
public enum ReservationCorrectionResult
{
    Done,

    /// <summary>The link leads to nothing.</summary>
    Gone,

    /// <summary>The gathering has begun, was cancelled, or the seat was given up: there is nothing to correct it for.</summary>
    Over,

    /// <summary>
    /// The person is known by more than this link by now: an account, a card, staff who saw them. The link no longer speaks for them.
    /// </summary>
    KnownOtherwise,

    /// <summary>The same contact holds as many seats here as a family needs.</summary>
    TooMany,
}
