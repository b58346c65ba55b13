using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Data;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// Reminders as the site runs them, on a SQLite file of their own, with a clock that stands still. It begins on a Monday at 10 in Bogotá.
/// </summary>
internal sealed class ReminderSite : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly ServiceProvider _services;
    private int _people;
    private int _deeds;

    private ReminderSite(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Concat(TestDatabase.SettingsFor(_folder))
                    .Concat([("Data:Folder", _folder), ("Jobs:Storage", "Memory"), ("Site:Url", "https://aprende.example")])
                    .Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))
            )
            .Build();
        var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration);
        services.AddDatabaseTestServices().AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Replace(ServiceDescriptor.Singleton(new CatalogueStore(SampleCatalogue.Make())));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        // A test with a mail server of its own has a real conversation with it.
        if (configuration["Mail:Host"] is null)
            services.Replace(ServiceDescriptor.Singleton<IEmailSender>(Post));
        SampleBadgeBook.Instead()(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeClock Clock { get; } = new();

    public FakeEmailSender Post { get; } = new();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public static async Task<ReminderSite> StartAsync(params (string Key, string Value)[] settings)
    {
        var site = new ReminderSite(settings);
        await site.AskAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync(Cancel);
            Assert.True(PlaceDetails.TryParse(PlaceSeed.Kinds[0], null, "Olarte", out var olarte, out _, out _));
            db.Add(LocalityPlace.Create(olarte));
            return await db.SaveChangesAsync(Cancel);
        });
        return site;
    }

    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    public Task<int> PlanAsync() => WithAsync((ReminderPlanner planner) => planner.PlanAsync(Cancel));

    public Task<ReminderSendingResult> SendAsync() => WithAsync((ReminderSender sender) => sender.SendDueAsync(Cancel));

    public async Task PlanAndSendAsync()
    {
        await PlanAsync();
        await SendAsync();
    }

    public Task<List<Reminder>> RemindersAsync(Guid? person = null) =>
        AskAsync(db =>
            db.Reminders.AsNoTracking().Where(r => person == null || r.PersonId == person).OrderBy(r => r.Id).ToListAsync(Cancel)
        );

    /// <summary>Somebody who allows reminders and has proven their e-mail, unless told otherwise.</summary>
    public Task<Guid> PersonAsync(
        bool allows = true,
        bool email = true,
        string? phone = null,
        PersonRole role = PersonRole.Learner,
        int? birthYear = null,
        string? guardian = null,
        string name = "Ana Lucía"
    ) =>
        AskAsync(async db =>
        {
            var number = ++_people;
            var person = new Person { CreatedAt = Now, Role = role };
            var profile = new PersonProfile
            {
                GivenNames = Name(name),
                Surnames = Name("Ñáñez Güiza"),
                BirthYear = birthYear,
                Guardian = guardian is null ? null : Name(guardian),
                Email = email && PersonEmailAddress.TryParse($"persona{number}@ejemplo.co", out var address, out _) ? address : null,
                Phone = PhoneNumber.TryParse(phone, out var tel, out _) ? tel : null,
            };
            person.SetProfile(profile, profile.Guardian is null ? default : Now);
            person.Identifiers.AddRange(profile.CreateIdentifiers(person.Id, Now));
            person.Identifiers.Find(i => i.Kind is IdentifierKind.Email)?.Verify(Now, null);
            db.Add(person);
            db.Add(
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = ConsentPurpose.Reminders,
                    Given = allows,
                    DecidedAt = Now,
                }
            );
            await db.SaveChangesAsync(Cancel);
            return person.Id;
        });

    public Task DecideAsync(Guid person, bool allows) =>
        WithAsync(
            async (AccountSelfService account) =>
            {
                await account.DecideConsentAsync(person, ConsentPurpose.Reminders, allows, Cancel);
                return true;
            }
        );

    /// <summary>Found to be one: the first row's part is spoken for by the second (R14).</summary>
    public Task MergeAsync(Guid row, Guid into) =>
        AskAsync(db =>
            db.People.Where(p => p.Id == row)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.SurvivorId, into).SetProperty(p => p.MergedIntoId, into), Cancel)
        );

    /// <summary>Finishes something of the first sample course now, each time another thing.</summary>
    public Task LearnAsync(Guid person) =>
        AskAsync(async db =>
        {
            var id = $"{SampleCatalogue.Make().Courses[0].Id}/libre/{++_deeds}";
            var told = new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = RecordVerb.Completed,
                Activity = id,
                OccurredAt = Now,
            };
            db.Add(LearningRecord.Create(RecordAuthor.Oneself(person), told, null, [1], "test", Now, DateTime.MinValue));
            db.Add(ActivityState.Create(person, id, new ActivityProgress(Now, Now, null, null, null)));
            return await db.SaveChangesAsync(Cancel);
        });

    /// <summary>As if the rule held a moment ago.</summary>
    public Task EarnAsync(Guid person, string badge, DateTime? at = null) =>
        AskAsync(db =>
        {
            db.Add(BadgeAward.Create(person, badge, at ?? Now));
            return db.SaveChangesAsync(Cancel);
        });

    public Task IssueAsync(Guid person) =>
        WithAsync(
            async (CertificateRegister register) =>
                await register.EnterAsync(
                    new NewCertificate
                    {
                        Id = Guid.CreateVersion7(),
                        PersonId = person,
                        Subject = "huerta",
                        IssuedById = person,
                        Words = new CertificateContent
                        {
                            HolderName = "Ana Lucía Ñáñez Güiza",
                            DocumentType = IdentityDocumentType.CC,
                            DocumentNumber = "52345678",
                            Title = "Herramientas digitales básicas",
                            Minutes = 900,
                            Cafes = 2,
                            Competences = [],
                            CompletedOn = BogotaClock.DayOf(Now),
                            Signatory = "Luz Mariela Güiza",
                            SignatoryRole = "Coordinación",
                        },
                    },
                    Cancel
                )
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        TestDatabase.Drop(_folder);
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
