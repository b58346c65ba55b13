using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>What a person may do with their own data, by themselves.</summary>
public sealed class MyAccount(
    UsmeDb db,
    IPasswordHasher<Person> hasher,
    HashingTurns turns,
    Sessions sessions,
    PossibleDuplicates duplicates,
    PublicStamps stamps,
    TimeProvider clock
)
{
    public Task<Person> OfAsync(Guid id, CancellationToken cancel) =>
        db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == id, cancel);

    /// <summary>What has been allowed or not, latest first within each purpose.</summary>
    public Task<List<Consent>> ConsentsAsync(Guid id, CancellationToken cancel) =>
        db
            .Consents.AsNoTracking()
            .Where(c => db.SamePerson(id).Contains(c.PersonId))
            .OrderBy(c => c.Purpose)
            .ThenByDescending(c => c.DecidedAt)
            .ThenByDescending(c => c.Id)
            .ToListAsync(cancel);

    /// <summary>
    /// Takes over corrected data. A changed identifier is a new claim, and a document seen under another name is not proof of this one
    /// (R10).
    /// </summary>
    public Task<AccountChange> CorrectAsync(Guid id, Profile profile, CancellationToken cancel) =>
        db.WriteAsync(
            () =>
            {
                // Who let their name be shown wants to see the right one there, not the former.
                db.AfterCommit(stamps.MarkAllChanged);
                return TakeOverAsync(id, profile, cancel);
            },
            cancel
        );

    /// <summary>By which of their identifiers the person signs in at any device (R11).</summary>
    public Task<IReadOnlyList<PersonIdentifier>> TriedAsync(Person person, CancellationToken cancel) =>
        Claimants.TriedAsync(db, person.Identifiers, cancel);

    private async Task<AccountChange> TakeOverAsync(Guid id, Profile profile, CancellationToken cancel)
    {
        // Read before this one's turn to write, the person may have been erased meanwhile (R30).
        if (!await db.People.AnyAsync(p => p.Id == id && p.ErasedAt == null, cancel))
            return AccountChange.Gone;
        var person = await OfAsync(id, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = Claims(person, profile, now);
        if (person.PasswordHash is not null && !profile.IdentifiesAs(person) && (await Claimants.TriedAsync(db, claims, cancel)).Count == 0)
            return AccountChange.NoWayIn;
        var name = person.NameKey;
        person.Describe(profile, now);
        var renamed = person.NameKey != name;
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            var before = person.Identifiers.Find(i => i.Kind == kind);
            var after = claims.Find(i => i.Kind == kind);
            var stays =
                before is not null
                && after is not null
                && before.MatchKey == after.MatchKey
                && before.DocumentType == after.DocumentType
                && !(renamed && kind is IdentifierKind.Document);
            if (stays || (before is null && after is null))
                continue;
            if (before is not null)
            {
                person.Identifiers.Remove(before);
                db.PersonIdentifiers.Remove(before);
                await db.SaveChangesAsync(cancel);
            }
            if (after is not null)
                db.PersonIdentifiers.Add(after);

            // Spent and not deleted: the letters of a day are counted by them, whatever the addresses.
            if (kind is IdentifierKind.Email)
                await db
                    .OneUseCodes.Where(c => c.PersonId == id && c.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
        }

        // What was mistyped until now may have hidden whom they are known as.
        await duplicates.NoticeAsync([person], cancel);
        return AccountChange.Done;
    }

    // What was claimed before keeps its place among others' claims, though it has to be proven anew.
    private static List<PersonIdentifier> Claims(Person person, Profile profile, DateTime now)
    {
        var claims = profile.Claims(person.Id, now).ToList();
        foreach (var claim in claims)
            if (person.Identifiers.Find(i => i.MatchKey == claim.MatchKey) is { } before)
                claim.ClaimSince(before.ClaimedAt);
        return claims;
    }

    /// <summary>Notes a decision; an unchanged one leaves no trace.</summary>
    public Task DecideAsync(Guid id, ConsentPurpose purpose, bool given, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var last = await db
                    .Consents.Where(c => db.SamePerson(id).Contains(c.PersonId) && c.Purpose == purpose)
                    .OrderByDescending(c => c.DecidedAt)
                    .ThenByDescending(c => c.Id)
                    .FirstOrDefaultAsync(cancel);
                if (last?.Given != given || last.Version != Consent.CurrentVersion)
                    db.Consents.Add(
                        new Consent
                        {
                            PersonId = id,
                            Purpose = purpose,
                            Given = given,
                            DecidedAt = clock.GetUtcNow().UtcDateTime,
                        }
                    );
            },
            cancel
        );

    /// <summary>Changes the password and ends every session; the caller opens a new one.</summary>
    public async Task<Person> ChangePasswordAsync(Guid id, string password, CancellationToken cancel)
    {
        var person = await OfAsync(id, cancel);
        var hash = await turns.RunAsync(() => hasher.HashPassword(person, PasswordRules.Normalize(password)), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(id));
                // Whoever still holds a code would open the account again.
                await db
                    .OneUseCodes.Where(c => c.PersonId == id && c.Purpose == CodePurpose.Recovery && c.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
                person.TakePassword(hash, now);
                person.EndSessions();
            },
            cancel
        );
        return person;
    }

    /// <summary>Ends every session and forgets every device.</summary>
    public async Task SignOutEverywhereAsync(Guid id, CancellationToken cancel)
    {
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(id));
                (await OfAsync(id, cancel)).EndSessions();
                await db.PersonDevices.Where(d => d.PersonId == id).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }
}
