using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Accounts;

/// <summary>What a person may do with their own data, by themselves.</summary>
public sealed class AccountSelfService(
    UsmeDb db,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    SessionStateCache sessions,
    DuplicateBacklog duplicates,
    PublicStamps stamps,
    TimeProvider clock
)
{
    public Task<Person> GetAsync(Guid id, CancellationToken cancel) =>
        db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == id, cancel);

    /// <summary>What has been allowed or not, latest first within each purpose.</summary>
    public Task<List<ConsentRecord>> ListConsentsAsync(Guid id, CancellationToken cancel) =>
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
    public Task<ProfileUpdateResult> UpdateProfileAsync(Guid id, PersonProfile profile, CancellationToken cancel) =>
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
    public Task<IReadOnlyList<PersonIdentifier>> ListSignInIdentifiersAsync(Person person, CancellationToken cancel) =>
        IdentifierClaimants.ListTriedAsync(db, person.Identifiers, cancel);

    private async Task<ProfileUpdateResult> TakeOverAsync(Guid id, PersonProfile profile, CancellationToken cancel)
    {
        // Read before this one's turn to write, the person may have been erased meanwhile (R30).
        if (!await db.People.AnyAsync(p => p.Id == id && p.ErasedAt == null, cancel))
            return ProfileUpdateResult.Gone;
        var person = await GetAsync(id, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = Claims(person, profile, now);
        if (
            person.PasswordHash is not null
            && !profile.HasSameIdentifiersAs(person)
            && (await IdentifierClaimants.ListTriedAsync(db, claims, cancel)).Count == 0
        )
            return ProfileUpdateResult.NoWayIn;
        var name = person.NameKey;
        person.SetProfile(profile, now);
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
        await duplicates.AddMatchesAsync([person], cancel);
        return ProfileUpdateResult.Done;
    }

    // What was claimed before keeps its place among others' claims, though it has to be proven anew.
    private static List<PersonIdentifier> Claims(Person person, PersonProfile profile, DateTime now)
    {
        var claims = profile.CreateIdentifiers(person.Id, now).ToList();
        foreach (var claim in claims)
            if (person.Identifiers.Find(i => i.MatchKey == claim.MatchKey) is { } before)
                claim.SetClaimedAt(before.ClaimedAt);
        return claims;
    }

    /// <summary>Notes a decision; an unchanged one leaves no trace.</summary>
    public Task DecideConsentAsync(Guid id, ConsentPurpose purpose, bool given, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var last = await db
                    .Consents.Where(c => db.SamePerson(id).Contains(c.PersonId) && c.Purpose == purpose)
                    .OrderByDescending(c => c.DecidedAt)
                    .ThenByDescending(c => c.Id)
                    .FirstOrDefaultAsync(cancel);
                if (last?.Given != given || last.Version != ConsentRecord.CurrentVersion)
                    db.Consents.Add(
                        new ConsentRecord
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
        var person = await GetAsync(id, cancel);
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
                person.SetPassword(hash, now);
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
                (await GetAsync(id, cancel)).EndSessions();
                await db.PersonDevices.Where(d => d.PersonId == id).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }
}

/// <summary>What came of correcting one's data.</summary>
public enum ProfileUpdateResult
{
    Done,

    /// <summary>Nothing changed: by none of the identifiers could the person sign in afterwards (R11).</summary>
    NoWayIn,

    /// <summary>The person has been erased meanwhile (R30).</summary>
    Gone,
}
