using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People;

/// <summary>People who have signed up, and what they do at the door.</summary>
internal static class PeopleBuilder
{
    public const string Password = "tinto con panela 84";

    extension(TestSite site)
    {
        public CountingPasswordHasher Hasher => site.Get<CountingPasswordHasher>();
    }

    public static Task<Person> PersonAsync(
        this TestSite site,
        string givenNames = "Ana Lucía",
        string? document = null,
        string? phone = null,
        string? email = null,
        string password = Password,
        int? birthYear = null
    )
    {
        var profile = new PersonProfile
        {
            GivenNames = Name(givenNames),
            Surnames = Name("Chisacá Muñoz"),
            Document = Document(document ?? $"{80_000_000 + site.NextNumber()}"),
            Phone = phone is null ? null : Phone(phone),
            Email = email is null ? null : Email(email),
            BirthYear = birthYear,
        };
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        return site.WithAsync(
            (AccountSignUp signUp) =>
                signUp.CreateUncheckedAsync(new SignUpRequest { Profile = profile, Password = password }, TestSite.Cancel)
        );
    }

    public static async Task<Person> StaffAsync(this TestSite site, PersonRole role)
    {
        var person = await site.PersonAsync();
        await site.AskAsync(db =>
            db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, role), TestSite.Cancel)
        );
        return person;
    }

    /// <summary>Staff saw the person's document (R10).</summary>
    public static Task<int> SeeDocumentAsync(this TestSite site, PersonId person) =>
        site.AskAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == person && i.Kind == IdentifierKind.Document)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, site.Now), TestSite.Cancel)
        );

    public static Task<SignInAttemptResult> SignInAsync(
        this TestSite site,
        string identifier,
        string password,
        string? device = null,
        string? other = null
    ) =>
        site.WithAsync(
            (PasswordSignIn signIn) =>
                signIn.RecogniseAsync(
                    new SignInAttempt
                    {
                        Identifier = identifier,
                        OtherIdentifier = other,
                        Password = password,
                        DeviceToken = device,
                    },
                    TestSite.Cancel
                )
        );

    /// <summary>Changes rows as no feature would.</summary>
    public static Task<int> MeddleAsync(this TestSite site, FormattableString sql) =>
        site.AskAsync(db => db.Database.ExecuteSqlAsync(sql, TestSite.Cancel));

    /// <summary>Has the letters that wait handed over, as the site does by itself a moment after they are put down.</summary>
    public static Task<JobRun?> PostAsync(this TestSite site) =>
        site.WithAsync((JobRunner runner) => runner.RunNowAsync("cartas", TestSite.Cancel));

    public static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);

    public static DocumentNumber Document(string text) =>
        DocumentNumber.TryParse(IdentityDocumentType.CC, text, out var document, out var problem)
            ? document
            : throw new InvalidOperationException(problem);

    public static PhoneNumber Phone(string text) =>
        PhoneNumber.TryParse(text, out var phone, out var problem) ? phone : throw new InvalidOperationException(problem);

    public static PersonEmailAddress Email(string text) =>
        PersonEmailAddress.TryParse(text, out var email, out var problem) ? email : throw new InvalidOperationException(problem);
}

/// <summary>Hashes as the site does, at little cost, and counts the verifications of real and of dummy hashes.</summary>
internal sealed class CountingPasswordHasher : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
    private readonly ConcurrentQueue<string> _verified = new();

    public IReadOnlyCollection<string> Verified => _verified;

    /// <summary>Whether any of it was done on the threads that answer requests.</summary>
    public bool HeldRequestsUp { get; private set; }

    public void Reset()
    {
        _verified.Clear();
        HeldRequestsUp = false;
    }

    public string HashPassword(Person user, string password)
    {
        HeldRequestsUp |= Thread.CurrentThread.IsThreadPoolThread;
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        _verified.Enqueue(hashedPassword);
        HeldRequestsUp |= Thread.CurrentThread.IsThreadPoolThread;
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
