using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Accounts;

/// <summary>Makes accounts. What people say of themselves is claimed, so it never takes over anyone else's (R10, R12).</summary>
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

    /// <summary>Makes an account by which its person can sign in, unless it looks like one made a moment ago.</summary>
    /// <param name="request">Who signs up.</param>
    /// <param name="notThese">Accounts made a moment ago that turned out to be somebody else's.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SignUpResult> SignUpAsync(SignUpRequest request, IReadOnlyCollection<Guid> notThese, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => BuildPerson(request, PersonRole.Learner), cancel);

        // Asked in the queue of writers: two presses may come at once, and two accounts with one password would shut their owner out.
        return await db.WriteAsync(
            async () =>
            {
                var earlier = await EarlierAsync(request.Profile, notThese, cancel);
                var history = await forms.ReadAsync([.. earlier.Select(e => e.Id), person.Id], cancel);
                if (earlier.Count > 0)
                    return new SignUpResult(SignUpStatus.Repeated)
                    {
                        Earlier = earlier.ConvertAll(e => new EarlierSignUp(e, person.NameKey, history.IsRepeated(e.Id, request.Content))),
                    };
                var result = await AddIfReachableAsync(person, request, cancel);
                if (result.Status is not SignUpStatus.Created)
                    return result;
                history.Store(person.Id, request.Content);
                await duplicates.AddMatchesAsync([person], cancel);
                return result;
            },
            cancel
        );
    }

    // Another name with the very same identifiers may be the first one corrected: with one password, neither of two such accounts could
    // ever be opened.
    private async Task<List<Person>> EarlierAsync(PersonProfile profile, IReadOnlyCollection<Guid> notThese, CancellationToken cancel)
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

    /// <summary>The person, hashed outside the queue of writers: a hash takes longer than a write.</summary>
    internal Person BuildPerson(SignUpRequest request, PersonRole role)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person { CreatedAt = now, Role = role };
        person.SetProfile(request.Profile, now);
        person.PasswordHash = hasher.HashPassword(person, PasswordRules.Normalize(request.Password));
        person.Identifiers.AddRange(request.Profile.CreateIdentifiers(person.Id, now));
        return person;
    }

    /// <summary>Adds the account where at least one of its identifiers opens it (R11), in the transaction that is open.</summary>
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

/// <summary>Who signs up, with which password and permissions.</summary>
public sealed record SignUpRequest
{
    /// <summary>With at least one identifier.</summary>
    public required PersonProfile Profile { get; init; }

    public required string Password { get; init; }

    public bool Reminders { get; init; }

    public bool Image { get; init; }

    /// <summary>
    /// What is compared when it is sent again (R33). The password is asked of the account instead: no hash of it may lie beside its own.
    /// </summary>
    public object Content =>
        new
        {
            Profile,
            Reminders,
            Image,
        };
}

/// <summary>What came of signing up.</summary>
public sealed record SignUpResult(SignUpStatus Status)
{
    /// <summary>The account made.</summary>
    public Person? Person { get; init; }

    /// <summary>
    /// Others claim these of the person's identifiers already, as many as signing in tries: at an unfamiliar device they open nothing.
    /// </summary>
    public IReadOnlyList<IdentifierKind> Crowded { get; init; } = [];

    /// <summary>Accounts made a moment ago with one of these identifiers and the same name, or with just these identifiers.</summary>
    public IReadOnlyList<EarlierSignUp> Earlier { get; init; } = [];
}

/// <summary>An account made a moment ago that may be the same person's. To be shown only to who knows its password.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="NameKey">Of who signs up now.</param>
/// <param name="SaidTheSame">Whether the first press said the same in everything but the password.</param>
public sealed record EarlierSignUp(Person Person, string NameKey, bool SaidTheSame)
{
    public bool HasOtherName => Person.NameKey != NameKey;
}

/// <summary>Whether an account was made.</summary>
public enum SignUpStatus
{
    Created,

    /// <summary>Somebody of this name has just signed up: on a slow line people press twice.</summary>
    Repeated,

    /// <summary>By none of the identifiers could the person sign in: another one is needed (R11).</summary>
    NoWayIn,

    /// <summary>The link by which an administrator signs up was used, or is too old.</summary>
    LinkClosed,
}
