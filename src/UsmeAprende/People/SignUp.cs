using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Makes accounts. What people say of themselves is claimed, so it never takes over anyone else's (R10, R12).</summary>
public sealed class SignUp(
    UsmeDb db,
    FormIdempotency forms,
    IPasswordHasher<Person> hasher,
    HashingTurns turns,
    PossibleDuplicates duplicates,
    TimeProvider clock
)
{
    private static readonly TimeSpan SecondTap = TimeSpan.FromMinutes(10);

    public async Task<Person> CreateAsync(SignUpRequest request, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => Make(request, Role.Learner), cancel);
        return await db.WriteAsync(
            async () =>
            {
                Add(person, request);
                await duplicates.NoticeAsync([person], cancel);
                return person;
            },
            cancel
        );
    }

    /// <summary>Makes an account by which its person can sign in, unless it looks like one made a moment ago.</summary>
    /// <param name="request">Who signs up.</param>
    /// <param name="notThese">Accounts made a moment ago that turned out to be somebody else's.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SignUpResult> TryAsync(SignUpRequest request, IReadOnlyCollection<Guid> notThese, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => Make(request, Role.Learner), cancel);

        // Asked in the queue of writers: two presses may come at once, and two accounts with one password would shut their owner out.
        return await db.WriteAsync(
            async () =>
            {
                var earlier = await EarlierAsync(request.Profile, notThese, cancel);
                var history = await forms.ReadAsync([.. earlier.Select(e => e.Id), person.Id], cancel);
                if (earlier.Count > 0)
                    return new SignUpResult(SignUpOutcome.Repeated)
                    {
                        Earlier = earlier.ConvertAll(e => new EarlierSignUp(e, person.NameKey, history.IsRepeated(e.Id, request.Content))),
                    };
                var result = await AddAsync(person, request, cancel);
                if (result.Outcome is not SignUpOutcome.Created)
                    return result;
                history.Store(person.Id, request.Content);
                await duplicates.NoticeAsync([person], cancel);
                return result;
            },
            cancel
        );
    }

    // Another name with the very same identifiers may be the first one corrected: with one password, neither of two such accounts could
    // ever be opened.
    private async Task<List<Person>> EarlierAsync(Profile profile, IReadOnlyCollection<Guid> notThese, CancellationToken cancel)
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
        return [.. recent.Where(p => p.NameKey == name || profile.IdentifiesAs(p)).Take(Claimants.Most)];
    }

    /// <summary>The person, hashed outside the queue of writers: a hash takes longer than a write.</summary>
    internal Person Make(SignUpRequest request, Role role)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person { CreatedAt = now, Role = role };
        person.Describe(request.Profile, now);
        person.PasswordHash = hasher.HashPassword(person, PasswordRules.Normalize(request.Password));
        person.Identifiers.AddRange(request.Profile.Claims(person.Id, now));
        return person;
    }

    /// <summary>Adds the account where at least one of its identifiers opens it (R11), in the transaction that is open.</summary>
    internal async Task<SignUpResult> AddAsync(Person person, SignUpRequest request, CancellationToken cancel)
    {
        var tried = await Claimants.TriedAsync(db, person.Identifiers, cancel);
        var crowded = person.Identifiers.Except(tried).Select(i => i.Kind).ToList();
        if (tried.Count == 0)
            return new SignUpResult(SignUpOutcome.NoWayIn) { Crowded = crowded };
        Add(person, request);
        return new SignUpResult(SignUpOutcome.Created) { Person = person, Crowded = crowded };
    }

    internal void Add(Person person, SignUpRequest request)
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
                new Consent
                {
                    PersonId = person.Id,
                    Purpose = purpose,
                    Given = given,
                    DecidedAt = person.CreatedAt,
                }
            );
    }
}
