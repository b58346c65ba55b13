using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Ways back in for who forgot the password: a code from staff who sees the person, or one by e-mail (R12, <see cref="RecoveryLetters"/>).</summary>
public sealed class Recovery(UsmeDb db, WriteGate gate, AuditTrail audit, IPasswordHasher<Person> hasher, HashingTurns turns, FailureCount failures, Sessions sessions, TimeProvider clock)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>A code to tell the person once; nothing where this member of staff may not.</summary>
    public async Task<string?> IssueAsync(Guid staff, Guid person, CancellationToken cancel)
    {
        return await gate.WriteAsync(db, async () =>
        {
            var actor = await db.People.Where(p => p.Id == staff && p.ErasedAt == null).Select(p => (Role?)p.Role).SingleOrDefaultAsync(cancel);

            // Whoever comes in by one row reads what is of all of them (R14).
            var rows = await db.People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null).Select(p => new { p.Id, p.Role }).ToListAsync(cancel);
            if (actor is not { } role || !rows.Exists(r => r.Id == person)
                || !rows.TrueForAll(r => r.Id != staff && ((r.Id != person && r.Role is Role.Learner) || Authority.MayGiveCode(role, r.Role))))
                return null;
            var now = clock.GetUtcNow().UtcDateTime;
            var code = new OneUseCode { PersonId = person, Purpose = CodePurpose.Recovery, IssuedAt = now, ExpiresAt = now + Validity, IssuedById = staff };
            var digits = code.Choose();
            db.OneUseCodes.Add(code);
            await audit.AppendAsync(db, staff, PeopleAudit.CodeIssued, PeopleAudit.Subject(person), null, null, cancel);
            return digits;
        }, cancel);
    }

    /// <summary>Trades a code for a new password, and unlocks: the code's bearer was seen, or reads the person's e-mail.</summary>
    public async Task<RecoveryAnswer> RedeemAsync(string? identifier, string? typed, string? password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claimants = await Claimants.Of(db, identifier, null, db.People).ToListAsync(cancel);
        var live = db.OneUseCodes.Where(c => claimants.Contains(c.PersonId) && c.Purpose == CodePurpose.Recovery && c.UsedAt == null && c.ExpiresAt > now);
        var codes = await live.AsNoTracking().ToListAsync(cancel);
        var tried = await gate.WriteAsync(db, () => ReserveAsync(codes, cancel), cancel);
        if (tried.Find(c => c.Is(typed ?? "")) is not { } code)
            return RecoveryAnswer.NotRecognised;

        var person = await db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == code.PersonId, cancel);
        if (PasswordRules.Problem(password, [person.GivenNames, person.Surnames, .. person.Identifiers.Select(i => i.Value)]) is { } problem)
        {
            // Choosing a better password is no guess at the code.
            await gate.WriteAsync(db, () => live.Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries - 1), cancel), cancel);
            return RecoveryAnswer.Unfit(problem);
        }

        var hash = await turns.RunAsync(() => hasher.HashPassword(person, PasswordRules.Normalize(password)), cancel);
        var redeemed = await gate.WriteAsync(db, async () =>
        {
            if (await live.Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel) == 0)
                return false;
            person.PasswordHash = hash;
            person.EndSessions();
            await failures.ClearAsync(person.Id, cancel);
            if (code.IssuedById is not null)
                await audit.AppendAsync(db, person.Id, PeopleAudit.CodeUsed, PeopleAudit.Subject(person.Id), null, null, cancel);
            return true;
        }, cancel);
        sessions.Forget(person.Id);
        return redeemed ? RecoveryAnswer.Done(person.Id) : RecoveryAnswer.NotRecognised;
    }

    // As with passwords, a try is taken before it is made.
    private async Task<List<OneUseCode>> ReserveAsync(List<OneUseCode> codes, CancellationToken cancel)
    {
        var open = new List<OneUseCode>();
        foreach (var code in codes)
            if (await db.OneUseCodes.Where(c => c.Id == code.Id && c.Tries < OneUseCode.MostTries).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel) == 1)
                open.Add(code);
        return open;
    }
}
