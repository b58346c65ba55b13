using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Accounts;

/// <summary>Changes that a person makes to their own account.</summary>
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
    public Task<Person> GetAsync(PersonId id, CancellationToken cancel) =>
        db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == id, cancel);

    /// <summary>The consents given or withdrawn, latest first within each purpose.</summary>
    public Task<List<ConsentRecord>> ListConsentsAsync(PersonId id, CancellationToken cancel) =>
        db
            .Consents.AsNoTracking()
            .Where(c => db.SamePerson(id).Contains(c.PersonId))
            .OrderBy(c => c.Purpose)
            .ThenByDescending(c => c.DecidedAt)
            .ThenByDescending(c => c.Id)
            .ToListAsync(cancel);

    /// <summary>
    /// Stores corrected data. A changed identifier is a new claim, and a document that staff saw under another name proves nothing any more
    /// (R10).
    /// </summary>
    public Task<ProfileUpdateResult> UpdateProfileAsync(PersonId id, PersonProfile profile, CancellationToken cancel) =>
        db.WriteAsync(
            () =>
            {
                // Public pages that show the person's name must show the corrected one.
                db.AfterCommit(stamps.MarkAllChanged);
                return TakeOverAsync(id, profile, cancel);
            },
            cancel
        );

    /// <summary>The person's identifiers by which they can sign in at any device (R11).</summary>
    public Task<IReadOnlyList<PersonIdentifier>> ListSignInIdentifiersAsync(Person person, CancellationToken cancel) =>
        IdentifierClaimants.ListTriedAsync(db, person.Identifiers, cancel);

    private async Task<ProfileUpdateResult> TakeOverAsync(PersonId id, PersonProfile profile, CancellationToken cancel)
    {
        // The person was read before the transaction, and may have been erased meanwhile (R30).
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

            // Marked as used and not deleted: the e-mails of a day are counted by these rows, whatever the address.
            if (kind is IdentifierKind.Email)
                await db
                    .OneUseCodes.Where(c => c.PersonId == id && c.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
        }

        // The corrected data may show that the person is known already.
        await duplicates.AddMatchesAsync([person], cancel);
        return ProfileUpdateResult.Done;
    }

    // An identifier that was claimed before keeps its position among others' claims, although it must be proven again.
    private static List<PersonIdentifier> Claims(Person person, PersonProfile profile, DateTime now)
    {
        var claims = profile.CreateIdentifiers(person.Id, now).ToList();
        foreach (var claim in claims)
            if (person.Identifiers.Find(i => i.MatchKey == claim.MatchKey) is { } before)
                claim.SetClaimedAt(before.ClaimedAt);
        return claims;
    }

    /// <summary>Stores a decision, if it is a change.</summary>
    public Task DecideConsentAsync(PersonId id, ConsentPurpose purpose, bool given, CancellationToken cancel) =>
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
    public async Task<Person> ChangePasswordAsync(PersonId id, string password, CancellationToken cancel)
    {
        var person = await GetAsync(id, cancel);
        var hash = await turns.RunAsync(() => hasher.HashPassword(person, PasswordRules.Normalize(password)), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(id));
                // A code that is still valid would open the account again.
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
    public async Task SignOutEverywhereAsync(PersonId id, CancellationToken cancel)
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

/// <summary>Result of correcting one's data.</summary>
public enum ProfileUpdateResult
{
    Done,

    /// <summary>Nothing was changed: the person could not sign in by any of the new identifiers (R11).</summary>
    NoWayIn,

    /// <summary>The person has been erased meanwhile (R30).</summary>
    Gone,
}
