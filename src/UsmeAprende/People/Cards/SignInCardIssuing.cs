using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Roles;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Cards;

/// <summary>Makes cards, sets their PIN, voids them, and finds the owner of a card (R13).</summary>
public sealed class SignInCardIssuing(
    UsmeDb db,
    AuditTrail audit,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    TimeProvider clock
)
{
    private const int Draws = 20;

    /// <summary>A new card, which voids the one before; null if this member of staff may not make one, or the person is staff.</summary>
    public Task<IssuedCard?> IssueAsync(Actor actor, PersonId person, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!await MayAsync(await actor.ReloadAsync(db, cancel), person, cancel))
                    return null;
                var token = CardToken.New();
                var card = await AddAsync(person, token, await UnusedNumberAsync(cancel), actor.PersonId, cancel);
                await audit.AppendAsync(db, actor.PersonId, PeopleAudit.CardGiven, PeopleAudit.Subject(person), null, null, cancel);
                return card;
            },
            cancel
        );

    /// <summary>
    /// Sets the PIN that the person types on the staff member's device. It is set once: a person who forgets it gets a new card.
    /// </summary>
    public async Task<CardPinResult> SetPinAsync(Actor actor, PersonId person, string? typed, CancellationToken cancel)
    {
        var pin = TypedText.CleanValue(typed);
        if (
            !await MayAsync(actor, person, cancel)
            || await FindForPersonAsync(person, cancel) is not { } open
            || !open.MayHavePinSet(clock.GetUtcNow().UtcDateTime)
        )
            return CardPinResult.NoCardForIt;
        var known = await db
            .PersonIdentifiers.Where(i => db.SamePerson(person).Contains(i.PersonId))
            .Select(i => i.Value)
            .ToListAsync(cancel);
        var owner = await db.People.AsNoTracking().SingleAsync(p => p.Id == person, cancel);
        if (CardPinRules.FindProblem(pin, [.. known, open.Number], owner.BirthYear) is { } problem)
            return CardPinResult.PinRefused(problem);

        var hash = await turns.RunAsync(() => hasher.HashPassword(owner, pin), cancel);
        return await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (
                    !await MayAsync(await actor.ReloadAsync(db, cancel), person, cancel)
                    || await db.SignInCards.SingleOrDefaultAsync(c => c.Id == open.Id, cancel) is not { } card
                    || !card.MayHavePinSet(now)
                )
                    return CardPinResult.NoCardForIt;
                card.SetPin(hash, now);
                await audit.AppendAsync(db, actor.PersonId, PeopleAudit.CardPinSet, PeopleAudit.Subject(person), null, null, cancel);
                return CardPinResult.Done;
            },
            cancel
        );
    }

    /// <returns>False if there is no card to void, or this member of staff may not.</returns>
    public Task<bool> VoidAsync(Actor actor, PersonId person, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !await MayAsync(await actor.ReloadAsync(db, cancel), person, cancel)
                    || await VoidAsync(person, CardVoidReason.ByStaff, cancel) == 0
                )
                    return false;
                await audit.AppendAsync(db, actor.PersonId, PeopleAudit.CardVoided, PeopleAudit.Subject(person), null, null, cancel);
                return true;
            },
            cancel
        );

    /// <summary>The valid card; null if there is none. A merged person may have one for each row.</summary>
    public Task<SignInCard?> FindForPersonAsync(PersonId person, CancellationToken cancel) =>
        db.SignInCards.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == person && c.VoidedAt == null, cancel);

    /// <summary>The number of the card that works, for its owner to read; null without one. A merged person reads the latest.</summary>
    public async Task<CardNumber?> FindNumberAsync(PersonId person, CancellationToken cancel) =>
        CardNumber.TryParse(
            await Working()
                .Where(c => db.SamePerson(person).Contains(c.PersonId))
                .OrderByDescending(c => c.IssuedAt)
                .Select(c => c.Number)
                .FirstOrDefaultAsync(cancel),
            out var number
        )
            ? number
            : null;

    /// <summary>The owner of the typed number, for staff to mark attendance; null if it is mistyped or the card is void.</summary>
    public async Task<PersonId?> FindByNumberAsync(string? typed, CancellationToken cancel) =>
        CardNumber.TryParse(typed, out var number)
            ? await Working().Where(c => c.Number == number.Value).Select(c => (PersonId?)c.PersonId).SingleOrDefaultAsync(cancel)
            : null;

    /// <summary>The owner of the scanned code, for staff to mark attendance. Accepts the token or the whole address.</summary>
    public async Task<PersonId?> FindByTokenAsync(string? scanned, CancellationToken cancel)
    {
        if (!CardToken.TryParse(scanned, out var token))
            return null;
        var hash = token.Hash;
        return await Working().Where(c => c.TokenHash == hash).Select(c => (PersonId?)c.PersonId).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Voids the cards of all rows of a human. To be called in the transaction of the reason.</summary>
    internal async Task<int> VoidAsync(PersonId person, CardVoidReason why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var cards = await db.SignInCards.Where(c => db.SamePerson(person).Contains(c.PersonId) && c.VoidedAt == null).ToListAsync(cancel);
        cards.ForEach(card => card.Void(why, now));
        await db.SaveChangesAsync(cancel);
        return cards.Count;
    }

    /// <summary>Adds a given card, in an open transaction; for demo data.</summary>
    internal async Task<IssuedCard> AddAsync(PersonId person, CardToken token, CardNumber number, PersonId? staff, CancellationToken cancel)
    {
        await VoidAsync(person, CardVoidReason.Replaced, cancel);
        var card = new SignInCard
        {
            PersonId = person,
            TokenHash = token.Hash,
            Number = number.Value,
            IssuedAt = clock.GetUtcNow().UtcDateTime,
            IssuedById = staff,
        };
        db.Add(card);
        return new IssuedCard(person, token, number, card.PinUntil);
    }

    // A human with a staff role in any row has no card (R13). Checked each time, since rows are merged and un-merged.
    private IQueryable<SignInCard> Working() =>
        db.SignInCards.Where(c =>
            c.VoidedAt == null
            && c.Failures < SignInCard.MostFailures
            && !db.People.Any(p =>
                p.Role != PersonRole.Learner && p.SurvivorId == db.People.Where(o => o.Id == c.PersonId).Select(o => o.SurvivorId).First()
            )
        );

    private async Task<bool> MayAsync(Actor actor, PersonId person, CancellationToken cancel)
    {
        var roles = await db
            .People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null)
            .Select(p => new { p.Id, p.Role })
            .ToListAsync(cancel);
        return roles.Count > 0 && roles.TrueForAll(r => r.Id != actor.PersonId && StaffPermissions.MayGiveCard(actor.Role, r.Role));
    }

    private async Task<CardNumber> UnusedNumberAsync(CancellationToken cancel)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var number = CardNumber.New();
            if (!await db.SignInCards.AnyAsync(c => c.Number == number.Value, cancel))
                return number;
        }
        throw new InvalidOperationException("There are hardly any card numbers left.");
    }
}

/// <summary>A new card with its token, which is shown only once.</summary>
public sealed record IssuedCard(PersonId PersonId, CardToken Token, CardNumber Number, DateTime PinUntil);

/// <summary>Result of setting a card's PIN.</summary>
/// <param name="IsSet">Whether the card can be used to sign in from now on.</param>
/// <param name="Problem">What is wrong with the PIN, as a Spanish sentence; null if the card itself cannot get one.</param>
public sealed record CardPinResult(bool IsSet, string? Problem = null)
{
    public static readonly CardPinResult Done = new(true);

    /// <summary>There is no card, or it has a PIN already, or its time is over.</summary>
    public static readonly CardPinResult NoCardForIt = new(false);

    public static CardPinResult PinRefused(string problem) => new(false, problem);
}
