using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Cards;

/// <summary>
/// Signs a person in by their card and its PIN. A wrong PIN, a void card and an unknown card take the same work and get the same answer
/// (R11, R13). A lock on passwords does not affect cards: their failures are counted separately.
/// </summary>
public sealed class CardSignIn(
    UsmeDb db,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    DummyPasswordHash dummy,
    TimeProvider clock
)
{
    public async Task<SignInAttemptResult> RecogniseAsync(string? scanned, string? pin, CancellationToken cancel)
    {
        var hash = CardToken.TryParse(scanned, out var token) ? token.Hash : CardToken.New().Hash;
        return await RecogniseAsync(db.SignInCards.Where(c => c.TokenHash == hash), pin, cancel) is { } person
            ? SignInAttemptResult.Recognised(person)
            : SignInAttemptResult.NotRecognised;
    }

    /// <summary>
    /// Whether the user of an open session knows the PIN of the person's card, for people without a password. Wrong attempts count as at
    /// sign-in.
    /// </summary>
    public async Task<bool> ConfirmPinAsync(PersonId person, string? pin, CancellationToken cancel) =>
        await RecogniseAsync(db.SignInCards.Where(c => c.PersonId == person && c.VoidedAt == null), pin, cancel) == person;

    private async Task<PersonId?> RecogniseAsync(IQueryable<SignInCard> card, string? pin, CancellationToken cancel)
    {
        pin = TypedText.CleanValue(pin);
        // An incomplete PIN does not count as an attempt.
        if (pin.Length != CardPinRules.Length || !pin.All(char.IsAsciiDigit))
            return null;
        var open = await db.WriteAsync(() => ReserveAsync(card, cancel), cancel);

        // Only a counted attempt verifies the real hash; any other verifies a dummy hash, to take the same time.
        var matches = await turns.RunAsync(
            () => hasher.VerifyHashedPassword(dummy.Owner, open?.PinHash ?? dummy.Hash, pin) is not PasswordVerificationResult.Failed,
            cancel
        );
        return await db.WriteAsync(() => SettleAsync(open, matches, cancel), cancel) ? open!.PersonId : null;
    }

    // An attempt is counted as wrong before it is made, in one statement, so that parallel guesses are counted exactly.
    private async Task<OpenCard?> ReserveAsync(IQueryable<SignInCard> card, CancellationToken cancel)
    {
        var reserved = await card.Where(c =>
                c.VoidedAt == null
                && c.PinHash != null
                && c.Failures < SignInCard.MostFailures
                && !db.People.Any(p =>
                    p.Role != PersonRole.Learner
                    && p.SurvivorId == db.People.Where(o => o.Id == c.PersonId).Select(o => o.SurvivorId).First()
                )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, c => c.Failures + 1), cancel);
        var open = await card.Select(c => new OpenCard(c.Id, c.PersonId, c.PinHash)).SingleOrDefaultAsync(cancel);
        return reserved == 0 ? null : open;
    }

    private async Task<bool> SettleAsync(OpenCard? open, bool matches, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var id = open?.Id ?? Guid.Empty;
        var card = db.SignInCards.Where(c => c.Id == id && c.VoidedAt == null);
        var changed = matches
            ? await card.ExecuteUpdateAsync(set => set.SetProperty(c => c.Failures, 0), cancel)
            : await card.Where(c => c.Failures >= SignInCard.MostFailures)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.VoidedAt, now)
                            .SetProperty(c => c.VoidedFor, CardVoidReason.TooManyFailures)
                            .SetProperty(c => c.PinHash, (string?)null),
                    cancel
                );
        return matches && changed == 1;
    }

    private sealed record OpenCard(Guid Id, PersonId PersonId, string? PinHash);
}
