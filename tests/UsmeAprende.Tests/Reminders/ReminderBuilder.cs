using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Badges;
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
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// A site whose letters are caught, with the sample course and badges and one place, Olarte. It begins on a Monday at 10 in Bogotá.
/// </summary>
internal static class ReminderBuilder
{
    extension(TestSite site)
    {
        public FakeEmailSender Post => site.Get<FakeEmailSender>();
    }

    public static async Task<TestSite> StartAsync(params (string Key, string? Value)[] settings)
    {
        // A test with a mail server of its own has a real conversation with it.
        var isCaught = settings.All(s => s.Key != "Mail:Host");
        var site = await TestSite.StartAsync(
            services =>
            {
                services.AddSingleton<FakeEmailSender>();
                if (isCaught)
                    services.Replace(ServiceDescriptor.Singleton<IEmailSender>(provider => provider.GetRequiredService<FakeEmailSender>()));
                SampleBadgeBook.Instead()(services);
            },
            [("Site:Url", "https://aprende.example"), .. settings]
        );
        await site.AskAsync(db =>
        {
            Assert.True(PlaceDetails.TryParse(PlaceSeed.Kinds[0], null, "Olarte", out var olarte, out _, out _));
            db.Add(LocalityPlace.Create(olarte));
            return db.SaveChangesAsync(TestSite.Cancel);
        });
        return site;
    }

    public static Task<int> PlanAsync(this TestSite site) =>
        site.WithAsync((ReminderPlanner planner) => planner.PlanAsync(TestSite.Cancel));

    public static Task<ReminderSendingResult> SendAsync(this TestSite site) =>
        site.WithAsync((ReminderSender sender) => sender.SendDueAsync(TestSite.Cancel));

    public static async Task PlanAndSendAsync(this TestSite site)
    {
        await site.PlanAsync();
        await site.SendAsync();
    }

    public static Task<List<Reminder>> RemindersAsync(this TestSite site, PersonId? person = null) =>
        site.AskAsync(db =>
            db.Reminders.AsNoTracking().Where(r => person == null || r.PersonId == person).OrderBy(r => r.Id).ToListAsync(TestSite.Cancel)
        );

    /// <summary>Somebody who allows reminders and has proven their e-mail, unless told otherwise.</summary>
    public static Task<PersonId> PersonAsync(
        this TestSite site,
        bool allows = true,
        bool email = true,
        string? phone = null,
        PersonRole role = PersonRole.Learner,
        int? birthYear = null,
        string? guardian = null,
        string name = "Ana Lucía"
    ) =>
        site.AskAsync(async db =>
        {
            var number = site.NextNumber();
            var person = new Person { CreatedAt = site.Now, Role = role };
            var profile = new PersonProfile
            {
                GivenNames = Name(name),
                Surnames = Name("Ñáñez Güiza"),
                BirthYear = birthYear,
                Guardian = guardian is null ? null : Name(guardian),
                Email = email && PersonEmailAddress.TryParse($"persona{number}@ejemplo.co", out var address, out _) ? address : null,
                Phone = PhoneNumber.TryParse(phone, out var tel, out _) ? tel : null,
            };
            person.SetProfile(profile, profile.Guardian is null ? default : site.Now);
            person.Identifiers.AddRange(profile.CreateIdentifiers(person.Id, site.Now));
            person.Identifiers.Find(i => i.Kind is IdentifierKind.Email)?.Verify(site.Now, null);
            db.Add(person);
            db.Add(
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = ConsentPurpose.Reminders,
                    Given = allows,
                    DecidedAt = site.Now,
                }
            );
            await db.SaveChangesAsync(TestSite.Cancel);
            return person.Id;
        });

    public static Task DecideAsync(this TestSite site, PersonId person, bool allows) =>
        site.WithAsync(
            async (AccountSelfService account) =>
            {
                await account.DecideConsentAsync(person, ConsentPurpose.Reminders, allows, TestSite.Cancel);
                return true;
            }
        );

    /// <summary>Found to be one: the first row's part is spoken for by the second (R14).</summary>
    public static Task MergeAsync(this TestSite site, PersonId row, PersonId into) => site.LinkAsync(row, into);

    /// <summary>Finishes something of the first sample course now, each time another thing.</summary>
    public static Task LearnAsync(this TestSite site, PersonId person) =>
        site.AskAsync(async db =>
        {
            var id = $"{SampleCatalogue.Make().Courses[0].Id}/libre/{site.NextNumber()}";
            var told = new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = RecordVerb.Completed,
                Activity = new(id),
                OccurredAt = site.Now,
            };
            db.Add(LearningRecord.Create(RecordAuthor.Oneself(person), told, null, [1], "test", site.Now, DateTime.MinValue));
            db.Add(ActivityState.Create(person, new(id), new ActivityProgress(site.Now, site.Now, null, null, null)));
            return await db.SaveChangesAsync(TestSite.Cancel);
        });

    /// <summary>As if the rule held a moment ago.</summary>
    public static Task EarnAsync(this TestSite site, PersonId person, string badge, DateTime? at = null) =>
        site.AskAsync(db =>
        {
            db.Add(BadgeAward.Create(person, badge, at ?? site.Now));
            return db.SaveChangesAsync(TestSite.Cancel);
        });

    public static Task IssueAsync(this TestSite site, PersonId person) =>
        site.WithAsync(
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
                            CompletedOn = BogotaClock.DayOf(site.Now),
                            Signatory = "Luz Mariela Güiza",
                            SignatoryRole = "Coordinación",
                        },
                    },
                    TestSite.Cancel
                )
        );

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
