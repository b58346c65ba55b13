using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Roles;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Password recovery: by a code from staff who see the person, or by a code sent by e-mail (R12, <see cref="PasswordRecoveryEmails"/>).
/// </summary>
public sealed class PasswordRecovery(
    UsmeDb db,
    AuditTrail audit,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    SignInFailureCounter failures,
    SessionStateCache sessions,
    TimeProvider clock
)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>A code to tell the person; null if this member of staff may not give one.</summary>
    public async Task<string?> IssueCodeAsync(Actor actor, PersonId person, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                if (!await AccountHelpRules.MayHelpSignInAsync(db, actor, person, cancel))
                    return null;
                var now = clock.GetUtcNow().UtcDateTime;
                await VoidAsync(person, now, cancel);
                var code = new OneUseCode
                {
                    PersonId = person,
                    Purpose = CodePurpose.Recovery,
                    IssuedAt = now,
                    ExpiresAt = now + Validity,
                    IssuedById = actor.PersonId,
                };
                var digits = code.GenerateDigits();
                db.OneUseCodes.Add(code);
                await audit.AppendAsync(db, actor.PersonId, PeopleAudit.CodeIssued, PeopleAudit.Subject(person), null, null, cancel);
                return digits;
            },
            cancel
        );
    }

    /// <summary>Sets a new password by a code, and ends a lock: the person was seen by staff, or reads the e-mail.</summary>
    public async Task<PasswordRecoveryResult> RedeemCodeAsync(string? identifier, string? typed, string? password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var live = Live(now);
        var claimants = await BearersAsync(identifier, live, cancel);
        var codes = await live.AsNoTracking().Where(c => claimants.Contains(c.PersonId)).ToListAsync(cancel);
        var tried = await db.WriteAsync(() => ReserveAsync(codes, cancel), cancel);
        if (tried.Find(c => c.Matches(typed ?? "")) is not { } code)
            return PasswordRecoveryResult.NotRecognised;

        var person = await db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == code.PersonId, cancel);
        if (
            PasswordRules.FindProblem(password, [person.GivenNames, person.Surnames, .. person.Identifiers.Select(i => i.Value)]) is
            { } problem
        )
        {
            // A refused new password does not count as a wrong code.
            await db.WriteAsync(
                () => live.Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries - 1), cancel),
                cancel
            );
            return PasswordRecoveryResult.PasswordRefused(problem);
        }

        var hash = await turns.RunAsync(() => hasher.HashPassword(person, PasswordRules.Normalize(password)), cancel);
        var redeemed = await db.WriteAsync(
            async () =>
            {
                if (await live.Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel) == 0)
                    return false;
                db.AfterCommit(() => sessions.Forget(person.Id));
                await VoidAsync(person.Id, now, cancel);
                person.SetPassword(hash, now);
                person.EndSessions();
                await failures.ClearAsync(person.Id, cancel);
                if (code.IssuedById is not null)
                    await audit.AppendAsync(db, person.Id, PeopleAudit.CodeUsed, PeopleAudit.Subject(person.Id), null, null, cancel);
                return true;
            },
            cancel
        );
        return redeemed ? PasswordRecoveryResult.Done(person.Id) : PasswordRecoveryResult.NotRecognised;
    }

    private IQueryable<OneUseCode> Live(DateTime now) =>
        db.OneUseCodes.Where(c => c.Purpose == CodePurpose.Recovery && c.UsedAt == null && c.ExpiresAt > now);

    // Only people who have a code are tried, so that many claims cannot keep its owner out. Codes from staff are tried separately from
    // codes by e-mail, which many people may request.
    private async Task<List<PersonId>> BearersAsync(string? identifier, IQueryable<OneUseCode> live, CancellationToken cancel)
    {
        var attempt = new SignInAttempt { Identifier = identifier, Password = null };
        var seen = await IdentifierClaimants.ListTriedPeopleAsync(
            db,
            attempt,
            db.People.Where(p => live.Any(c => c.PersonId == p.Id && c.IssuedById != null)),
            cancel
        );
        var written = await IdentifierClaimants.ListTriedPeopleAsync(
            db,
            attempt,
            db.People.Where(p => live.Any(c => c.PersonId == p.Id && c.IssuedById == null)),
            cancel
        );
        return [.. seen.Union(written)];
    }

    // One code at a time: an older code on paper is void once there is a newer one, or one was used.
    private Task<int> VoidAsync(PersonId person, DateTime now, CancellationToken cancel) =>
        Live(now).Where(c => c.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);

    // As with passwords, an attempt is counted before it is made.
    private async Task<List<OneUseCode>> ReserveAsync(List<OneUseCode> codes, CancellationToken cancel)
    {
        var open = new List<OneUseCode>();
        foreach (var code in codes)
            if (
                await db
                    .OneUseCodes.Where(c => c.Id == code.Id && c.Tries < OneUseCode.MostTries)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel) == 1
            )
                open.Add(code);
        return open;
    }
}

/// <summary>Result of using a code: the person, or what is wrong with the new password, or neither.</summary>
public sealed record PasswordRecoveryResult(PersonId? PersonId, string? PasswordProblem)
{
    /// <summary>There is no such code for this identifier, or it was used or is expired.</summary>
    public static readonly PasswordRecoveryResult NotRecognised = new(null, null);

    public static PasswordRecoveryResult Done(PersonId person) => new(person, null);

    public static PasswordRecoveryResult PasswordRefused(string problem) => new(null, problem);
}
