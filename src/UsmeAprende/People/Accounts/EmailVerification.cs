using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;

namespace UsmeAprende.People.Accounts;

/// <summary>Proves that a claimed e-mail address is the person's, by a code (R10).</summary>
public sealed class EmailVerification(
    UsmeDb db,
    EmailQueue post,
    AccountEmails letters,
    CodeEmailLimit limit,
    DuplicateBacklog duplicates,
    TimeProvider clock
)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    /// <summary>Sends a code to the address that the person claims, at most three times a day for the person and for the address.</summary>
    /// <returns>Whether an e-mail was queued; false if the limit is reached.</returns>
    public Task<bool> SendCodeAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - Validity;

        // The address is read in the transaction that stores the code. If it had been read before and was changed meanwhile, a code sent to
        // the old address would prove the new one.
        return db.WriteAsync(
            async () =>
            {
                var claim = await db
                    .PersonIdentifiers.AsNoTracking()
                    .SingleOrDefaultAsync(i => i.PersonId == person && i.Kind == IdentifierKind.Email && i.VerifiedAt == null, cancel);
                if (
                    claim is null
                    || await Codes(person).CountAsync(c => c.IssuedAt > since, cancel) >= CodeEmailLimit.MostADay
                    || !await limit.TryTakeAsync(claim.MatchKey, CodePurpose.EmailVerification, cancel)
                )
                    return false;

                // Only the latest code counts: an earlier one may have gone to another address.
                await Codes(person).Where(c => c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
                var code = new OneUseCode
                {
                    PersonId = person,
                    Purpose = CodePurpose.EmailVerification,
                    IssuedAt = now,
                    ExpiresAt = now + Validity,
                };
                var digits = code.GenerateDigits();
                db.OneUseCodes.Add(code);
                post.Enqueue(letters.CreateVerificationCode(person, claim.Value, digits), code.ExpiresAt);
                return true;
            },
            cancel
        );
    }

    public async Task<EmailVerificationResult> ConfirmAsync(PersonId person, string? typed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(
            async () =>
            {
                var live = Codes(person).Where(c => c.UsedAt == null && c.ExpiresAt > now && c.Tries < OneUseCode.MostTries);
                var open = await live.AsNoTracking().SingleOrDefaultAsync(cancel);
                var reserved = await live.ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel);
                if (open is null || reserved == 0 || !open.Matches(typed ?? ""))
                    return EmailVerificationResult.WrongCode;
                var claim = await db.PersonIdentifiers.SingleAsync(i => i.PersonId == person && i.Kind == IdentifierKind.Email, cancel);
                var holder = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == claim.MatchKey && i.VerifiedAt != null)
                    .Select(i => (PersonId?)i.PersonId)
                    .SingleOrDefaultAsync(cancel);
                if (holder is { } other)
                {
                    await duplicates.AddPairAsync(new PersonPair(person, other), DuplicateReason.Email, by: null, cancel);
                    return EmailVerificationResult.SomeoneElses;
                }
                claim.Verify(now, by: null);
                await Codes(person).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
                return EmailVerificationResult.Verified;
            },
            cancel
        );
    }

    private IQueryable<OneUseCode> Codes(PersonId person) =>
        db.OneUseCodes.Where(c => c.PersonId == person && c.Purpose == CodePurpose.EmailVerification);
}

/// <summary>Result of typing a code to verify an e-mail address.</summary>
public enum EmailVerificationResult
{
    Verified,

    WrongCode,

    /// <summary>Another account has proven the same address: staff must find out whether they are one person.</summary>
    SomeoneElses,
}
