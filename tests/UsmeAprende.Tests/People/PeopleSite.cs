using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Data;

namespace UsmeAprende.Tests.People;

/// <summary>The library on a SQLite file of its own, with a clock that stands still and a hasher that counts what it verifies.</summary>
internal sealed class PeopleSite : IAsyncDisposable
{
    public const string Password = "tinto con panela 84";

    private readonly ServiceProvider _services;
    private int _people;

    private PeopleSite()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                TestDatabase
                    .SettingsFor(Folder)
                    .Append(("Data:Folder", Folder))
                    .Append(("Jobs:Storage", "Memory"))
                    .Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))
            )
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IPasswordHasher<Person>>(Hasher);
        services.AddUsmeAprende(configuration);
        services.AddDatabaseTestServices().AddDataProtection().UseEphemeralDataProtectionProvider();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; } = Directory.CreateTempSubdirectory("usme-").FullName;

    public FakeClock Clock { get; } = new();

    public CountingPasswordHasher Hasher { get; } = new();

    public static async Task<PeopleSite> StartAsync()
    {
        var site = new PeopleSite();
        await site.AskAsync(async db =>
        {
            await db.Database.MigrateAsync(Cancel);
            return true;
        });
        return site;
    }

    /// <summary>Does one thing as one request would.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    /// <summary>Changes rows as no feature would.</summary>
    public Task<int> MeddleAsync(FormattableString sql) => AskAsync(db => db.Database.ExecuteSqlAsync(sql, Cancel));

    public Task<Person> PersonAsync(
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
            Document = Document(document ?? $"{80_000_000 + ++_people}"),
            Phone = phone is null ? null : Phone(phone),
            Email = email is null ? null : Email(email),
            BirthYear = birthYear,
        };
        Clock.Advance(TimeSpan.FromSeconds(1));
        return WithAsync(
            (AccountSignUp signUp) => signUp.CreateUncheckedAsync(new SignUpRequest { Profile = profile, Password = password }, Cancel)
        );
    }

    /// <summary>Has the letters that wait handed over, as the site does by itself a moment after they are put down.</summary>
    public Task<JobRun?> PostAsync() => WithAsync((JobRunner runner) => runner.RunNowAsync("cartas", Cancel));

    public async Task<Person> StaffAsync(PersonRole role)
    {
        var person = await PersonAsync();
        await AskAsync(db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, role), Cancel));
        return person;
    }

    public Task<SignInAttemptResult> SignInAsync(string identifier, string password, string? device = null, string? other = null) =>
        WithAsync(
            (PasswordSignIn signIn) =>
                signIn.RecogniseAsync(
                    new SignInAttempt
                    {
                        Identifier = identifier,
                        OtherIdentifier = other,
                        Password = password,
                        DeviceToken = device,
                    },
                    Cancel
                )
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        TestDatabase.Drop(Folder);
    }

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

    /// <summary>Hashes as the site does, at little cost, and counts the verifications of real and of dummy hashes.</summary>
    internal sealed class CountingPasswordHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> _hasher = new(
            Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 })
        );
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _verified = new();

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
}
