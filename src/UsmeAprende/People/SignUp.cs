using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Makes accounts. What people say of themselves is claimed, so it never takes over anyone else's (R10, R12).</summary>
public sealed class SignUp(UsmeDb db, WriteGate gate, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    private static readonly TimeSpan SecondTap = TimeSpan.FromMinutes(10);

    public Task<Person> CreateAsync(SignUpRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person
        {
            CreatedAt = now,
            BirthYear = request.BirthYear,
            Place = request.Place,
            SecurityStamp = SecurityStamp.New(),
        };
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.Rename(request.GivenNames, request.Surnames);
        if (request.Guardian is { } guardian)
            person.Authorise(guardian, now);
        person.PasswordHash = hasher.HashPassword(person, PasswordRules.Normalize(request.Password));
        if (request.Document is { } document)
            person.Identifiers.Add(PersonIdentifier.Claim(person.Id, document, now));
        if (request.Phone is { } phone)
            person.Identifiers.Add(PersonIdentifier.Claim(person.Id, phone, now));
        if (request.Email is { } email)
            person.Identifiers.Add(PersonIdentifier.Claim(person.Id, email, now));

        return gate.WriteAsync(db, () =>
        {
            db.People.Add(person);
            db.Consents.AddRange(Consents(person.Id, request, now));
            return Task.FromResult(person);
        }, cancel);
    }

    /// <summary>Whether someone of this name has just signed up with one of these identifiers: on a slow line people press twice.</summary>
    public Task<bool> LooksRepeatedAsync(SignUpRequest request, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - SecondTap;
        var name = PersonName.SearchKey(request.GivenNames.Value, request.Surnames.Value);
        string?[] keys = [request.Document?.MatchKey, request.Phone?.MatchKey, request.Email?.MatchKey];
        return db.PersonIdentifiers.AnyAsync(i => keys.Contains(i.MatchKey) && db.People.Any(p => p.Id == i.PersonId && p.CreatedAt > since && p.NameKey == name), cancel);
    }

    private static IEnumerable<Consent> Consents(Guid person, SignUpRequest request, DateTime now)
    {
        foreach (var (purpose, given) in new[] { (ConsentPurpose.DataTreatment, true), (ConsentPurpose.Reminders, request.Reminders), (ConsentPurpose.Image, request.Image) })
            yield return new Consent { PersonId = person, Purpose = purpose, Given = given, DecidedAt = now };
    }
}
