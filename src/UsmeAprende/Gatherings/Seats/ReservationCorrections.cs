using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Lets a person who reserved without an account correct their name or contact by their private link, as long as the person is only known
/// by that link.
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
    /// <param name="profile">The full new name and contact, already checked; the old ones are not shown to anybody.</param>
    /// <param name="staff">A member of staff who does it for the person; then it is audited (R31).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<ReservationCorrectionResult> CorrectAsync(
        string token,
        PersonProfile profile,
        PersonId? staff,
        CancellationToken cancel
    )
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

    /// <summary>Why nothing can be corrected by this link; null if it can.</summary>
    public async Task<ReservationCorrectionResult?> FindRefusalAsync(SeatReservation reservation, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            !reservation.IsActive
            || !await db.Gatherings.AnyAsync(g => g.Id == reservation.GatheringId && g.CancelledAt == null && g.StartsAt > now, cancel)
        )
            return ReservationCorrectionResult.Over;
        // A link may only change what was written by it: never a name that staff saw in a document, or the data of an account.
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

/// <summary>Result of correcting one's name or contact by a private link.</summary>
public enum ReservationCorrectionResult
{
    Done,

    /// <summary>The link is not valid.</summary>
    Gone,

    /// <summary>The gathering has begun or was cancelled, or the seat was given up.</summary>
    Over,

    /// <summary>The person now has an account or a card, or was seen by staff, so the link is not enough any more.</summary>
    KnownOtherwise,

    /// <summary>The limit of seats for one contact is reached (R39).</summary>
    TooMany,
}
