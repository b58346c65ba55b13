using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Makes accounts. What people say about themselves is only claimed, so it never takes over another person's account (R10, R12).
/// </summary>
public sealed class AccountSignUp(
    UsmeDb db,
    FormIdempotency forms,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    DuplicateBacklog duplicates,
    TimeProvider clock
)
{
    private static readonly TimeSpan SecondTap = TimeSpan.FromMinutes(10);

    public async Task<Person> CreateUncheckedAsync(SignUpRequest request, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => BuildPerson(request, PersonRole.Learner), cancel);
        return await db.WriteAsync(
            async () =>
            {
                AddPerson(person, request);
                await duplicates.AddMatchesAsync([person], cancel);
                return person;
            },
            cancel
        );
    }

    /// <summary>Makes an account, unless it looks like one that was made a moment ago, or the person could not sign in with it.</summary>
    /// <param name="request">Who signs up.</param>
    /// <param name="notThese">Accounts made a moment ago that are known to be another person's.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SignUpResult> SignUpAsync(SignUpRequest request, IReadOnlyCollection<PersonId> notThese, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => BuildPerson(request, PersonRole.Learner), cancel);

        // Checked inside the transaction: the button may be pressed twice at once, and two accounts with the same password would shut their
        // owner out.
        return await db.WriteAsync(
            async () =>
            {
                var earlier = await EarlierAsync(request.Profile, notThese, cancel);
                var history = await forms.ReadAsync([.. earlier.Select(e => e.Id.Value), person.Id.Value], cancel);
                if (earlier.Count > 0)
                    return new SignUpResult(SignUpStatus.Repeated)
                    {
                        Earlier = earlier.ConvertAll(e => new EarlierSignUp(
                            e,
                            person.NameKey,
                            history.IsRepeated(e.Id.Value, request.Content)
                        )),
                    };
                var result = await AddIfReachableAsync(person, request, cancel);
                if (result.Status is not SignUpStatus.Created)
                    return result;
                history.Store(person.Id.Value, request.Content);
                await duplicates.AddMatchesAsync([person], cancel);
                return result;
            },
            cancel
        );
    }

    // The same identifiers with another name may be a correction. Two such accounts with one password could never be opened.
    private async Task<List<Person>> EarlierAsync(PersonProfile profile, IReadOnlyCollection<PersonId> notThese, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - SecondTap;
        var name = PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value);
        string?[] keys = [profile.Document?.MatchKey, profile.Phone?.MatchKey, profile.Email?.MatchKey];
        var recent = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p =>
                p.CreatedAt > since
                && p.PasswordHash != null
                && p.Identifiers.Any(i => keys.Contains(i.MatchKey))
                && !notThese.Contains(p.Id)
            )
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(cancel);
        return [.. recent.Where(p => p.NameKey == name || profile.HasSameIdentifiersAs(p)).Take(IdentifierClaimants.Most)];
    }

    /// <summary>Creates the person with the password's hash, before the transaction: hashing takes longer than writing.</summary>
    internal Person BuildPerson(SignUpRequest request, PersonRole role)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person { CreatedAt = now, Role = role };
        person.SetProfile(request.Profile, now);
        person.PasswordHash = hasher.HashPassword(person, PasswordRules.Normalize(request.Password));
        person.Identifiers.AddRange(request.Profile.CreateIdentifiers(person.Id, now));
        return person;
    }

    /// <summary>Adds the account in the open transaction, if the person can sign in by at least one of its identifiers (R11).</summary>
    internal async Task<SignUpResult> AddIfReachableAsync(Person person, SignUpRequest request, CancellationToken cancel)
    {
        var tried = await IdentifierClaimants.ListTriedAsync(db, person.Identifiers, cancel);
        var crowded = person.Identifiers.Except(tried).Select(i => i.Kind).ToList();
        if (tried.Count == 0)
            return new SignUpResult(SignUpStatus.NoWayIn) { Crowded = crowded };
        AddPerson(person, request);
        return new SignUpResult(SignUpStatus.Created) { Person = person, Crowded = crowded };
    }

    internal void AddPerson(Person person, SignUpRequest request)
    {
        db.People.Add(person);
        foreach (
            var (purpose, given) in new[]
            {
                (ConsentPurpose.DataTreatment, true),
                (ConsentPurpose.Reminders, request.Reminders),
                (ConsentPurpose.Image, request.Image),
            }
        )
            db.Consents.Add(
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = purpose,
                    Given = given,
                    DecidedAt = person.CreatedAt,
                }
            );
    }
}

/// <summary>The data of a sign-up: profile, password and consents.</summary>
public sealed record SignUpRequest
{
    /// <summary>The profile, with at least one identifier.</summary>
    public required PersonProfile Profile { get; init; }

    public required string Password { get; init; }

    public bool Reminders { get; init; }

    public bool Image { get; init; }

    /// <summary>
    /// The content that is compared when the form is sent again (R33). It has no password: that is compared with the account's own hash,
    /// and no other hash of it may be stored.
    /// </summary>
    public object Content =>
        new
        {
            Profile,
            Reminders,
            Image,
        };
}

/// <summary>Result of signing up.</summary>
public sealed record SignUpResult(SignUpStatus Status)
{
    /// <summary>The new account.</summary>
    public Person? Person { get; init; }

    /// <summary>Identifiers that so many others claim that sign-in would not try this person at an unfamiliar device.</summary>
    public IReadOnlyList<IdentifierKind> Crowded { get; init; } = [];

    /// <summary>Accounts made a moment ago with one of these identifiers and the same name, or with just these identifiers.</summary>
    public IReadOnlyList<EarlierSignUp> Earlier { get; init; } = [];
}

/// <summary>An account made a moment ago that may be the same person's. Show it only to somebody who knows its password.</summary>
/// <param name="Person">The account.</param>
/// <param name="NameKey">The folded name of the person who signs up now.</param>
/// <param name="SaidTheSame">Whether the first form had the same content, password not compared.</param>
public sealed record EarlierSignUp(Person Person, string NameKey, bool SaidTheSame)
{
    public bool HasOtherName => Person.NameKey != NameKey;
}

/// <summary>Whether an account was made.</summary>
public enum SignUpStatus
{
    Created,

    /// <summary>Somebody with this name has just signed up: on a slow line people press twice.</summary>
    Repeated,

    /// <summary>The person could not sign in by any of these identifiers: another one is needed (R11).</summary>
    NoWayIn,

    /// <summary>The link by which an administrator signs up was used, or is too old.</summary>
    LinkClosed,
}
