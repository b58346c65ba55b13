using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Makes accounts. What people say of themselves is claimed, so it never takes over anyone else's (R10, R12).</summary>
public sealed class SignUp(UsmeDb db, WriteGate gate, IPasswordHasher<Person> hasher, HashingTurns turns, PossibleDuplicates duplicates, TimeProvider clock)
{
    private static readonly TimeSpan SecondTap = TimeSpan.FromMinutes(10);

    public async Task<Person> CreateAsync(SignUpRequest request, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => Make(request, Role.Learner), cancel);
        return await gate.WriteAsync(db, async () =>
        {
            Add(person, request);
            await duplicates.NoticeAsync([person], cancel);
            return person;
        }, cancel);
    }

    /// <summary>Nothing where someone of this name has just signed up with one of these identifiers: on a slow line people press twice.</summary>
    public async Task<Person?> CreateUnlessRepeatedAsync(SignUpRequest request, CancellationToken cancel)
    {
        var person = await turns.RunAsync(() => Make(request, Role.Learner), cancel);

        // Asked in the queue of writers: two presses may come at once, and two accounts with one password would shut their owner out.
        return await gate.WriteAsync(db, async () =>
        {
            if (await LooksRepeatedAsync(request.Profile, cancel))
                return null;
            Add(person, request);
            await duplicates.NoticeAsync([person], cancel);
            return person;
        }, cancel);
    }

    private Task<bool> LooksRepeatedAsync(Profile profile, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - SecondTap;
        var name = PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value);
        string?[] keys = [profile.Document?.MatchKey, profile.Phone?.MatchKey, profile.Email?.MatchKey];
        return db.PersonIdentifiers.AnyAsync(i => keys.Contains(i.MatchKey) && db.People.Any(p => p.Id == i.PersonId && p.CreatedAt > since && p.NameKey == name), cancel);
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

    internal void Add(Person person, SignUpRequest request)
    {
        db.People.Add(person);
        foreach (var (purpose, given) in new[] { (ConsentPurpose.DataTreatment, true), (ConsentPurpose.Reminders, request.Reminders), (ConsentPurpose.Image, request.Image) })
            db.Consents.Add(new Consent { PersonId = person.Id, Purpose = purpose, Given = given, DecidedAt = person.CreatedAt });
    }
}
