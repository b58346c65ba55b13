using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Gatherings.Proof;
using UsmeAprende.Gatherings.Sheets;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende;

/// <summary>Every registration of the library, on one page. Design-time factories use it too, so that migrations see what the site sees.</summary>
public static class UsmeAprendeServices
{
    public static IServiceCollection AddUsmeAprende(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(PaperFonts.Installed);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<PublicStamps>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditHeadFiles>();
        services.AddScoped<AuditWitness>();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PickupFolderMailer>();
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Host is null
            ? provider.GetRequiredService<PickupFolderMailer>()
            : ActivatorUtilities.CreateInstance<SmtpMailer>(provider));
        services.AddSingleton<LetterSeal>();
        services.AddSingleton<LetterBell>();
        services.AddScoped<LetterPost>();
        services.AddHostedService<Postman>();
        services.AddJobs(configuration);
        services.AddCatalogue(configuration);
        services.AddPeople(configuration);
        services.AddLearning(configuration);
        services.AddGatherings(configuration);
        services.AddFigures();
        services.AddCredentials(configuration);
        services.AddBadges();
        services.AddCertificates(configuration);
        services.AddReminders(configuration);
        services.AddSingleton<DemoData>();
        services.AddScoped<IDemoData, DemoPeople>();
        services.AddScoped<IDemoData, DemoWalkIns>();
        services.AddScoped<IDemoData, DemoLearning>();
        services.AddScoped<IDemoData, DemoGatherings>();
        services.AddScoped<IDemoData, DemoBadges>();
        services.AddScoped<IDemoData, DemoCertificates>();
        services.AddScoped<IDemoData, DemoReminders>();
        services.AddScoped<IDemoData, DemoAttendance>();
        services.AddScoped<IDemoData, DemoProof>();
        return services;
    }

    private static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new JobTable(UsmeAprendeJobs.All));
        foreach (var job in UsmeAprendeJobs.All)
            services.AddScoped(job.Type);
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<BatchBell>();
        services.AddSingleton<BatchLeases>();
        services.AddSingleton<BatchRunner>();
        services.AddScoped<Batches>();
        services.AddScoped<JobHistory>();
        services.AddSingleton<IJobScheduler, QuartzScheduler>();
        services.AddHostedService<JobsHost>();
    }

    private static void AddCatalogue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CatalogueOptions>().Bind(configuration.GetSection(CatalogueOptions.Section));
        services.AddSingleton(OpenCatalogue);
    }

    // An author at work expects faults; anywhere else they mean that somebody's course is gone.
    private static CatalogueStore OpenCatalogue(IServiceProvider provider)
    {
        var catalogue = CatalogueReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder);
        var isDevelopment = provider.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        provider.GetRequiredService<ILogger<CatalogueStore>>().TellFaults(catalogue, isDevelopment ? LogLevel.Warning : LogLevel.Error);
        return new CatalogueStore(catalogue);
    }

    private static void AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeopleOptions>().Bind(configuration.GetSection(PeopleOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<HashingTurns>();
        services.AddSingleton<Sessions>();
        services.AddScoped<FailureCount>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignUp>();
        services.AddScoped<Devices>();
        services.AddScoped<PhoneCodes>();
        services.AddScoped<Recovery>();
        services.AddScoped<RecoveryLetters>();
        services.AddScoped<ILetterSource>(provider => provider.GetRequiredService<RecoveryLetters>());
        services.AddScoped<EmailVerification>();
        services.AddScoped<MyAccount>();
        services.AddScoped<Erasure>();
        services.AddScoped<PersonSearch>();
        services.AddScoped<DocumentCheck>();
        services.AddScoped<Roles>();
        services.AddScoped<Places>();
        services.AddScoped<PlaceSeed>();
        services.AddScoped<Resemblances>();
        services.AddScoped<PossibleDuplicates>();
        services.AddScoped<Merging>();
        services.AddScoped<MergeReviews>();
        services.AddScoped<WalkIns>();
        services.AddScoped<Newcomers>();
        services.AddScoped<SignInCards>();
        services.AddScoped<CardSignIn>();
        services.AddScoped<SetUp>();
        services.AddScoped<IPersonErasure, PeopleErasure>();
        services.AddScoped<IPersonalData, PersonalData>();

        // Passkeys need the third version of Identity's tables. What a password must be stands in PasswordRules.
        services.AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<UsmeDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }

    private static void AddLearning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LearningOptions>().Bind(configuration.GetSection(LearningOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ActivityVersions>();
        services.AddSingleton<Epoch>();
        services.AddSingleton<RecordIntake>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<StaffRecords>();
        services.AddSingleton<DailyUse>();
        services.AddScoped<GroupCommit>();
        services.AddScoped<StateKeeper>();
        services.AddScoped<ProgressService>();
        services.AddScoped<CourseStandings>();
        services.AddScoped<IPersonErasure, LearningErasure>();
        services.AddScoped<IMergePreview, LearningMergePreview>();
        services.AddScoped<IPersonalData, LearningPersonalData>();
        services.AddHostedService<LearningStart>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordWriter>());
    }

    private static void AddGatherings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AttendanceKeeper>();
        services.AddScoped<IRecordListener>(provider => provider.GetRequiredService<AttendanceKeeper>());
        services.AddScoped<AttendanceReader>();
        services.AddScoped<AttendanceTaking>();
        services.AddScoped<FacilitatedGatherings>();
        services.AddScoped<Closing>();
        services.AddScoped<GatheringSummaries>();
        services.AddScoped<HoursReader>();
        services.AddScoped<IPersonErasure, AttendanceErasure>();
        services.AddScoped<IPersonErasure, ReasonsErasure>();
        services.AddScoped<CardLookup>();
        services.AddScoped<ReservationCorrections>();
        services.AddScoped<IPersonalData, AttendancePersonalData>();
        services.AddScoped<ILearntInPerson, LearntAtGatherings>();
        services.AddScoped<IRecordAuthority, GatheringAuthority>();
        services.AddScoped<Venues>();
        services.AddScoped<Seating>();
        services.AddScoped<Reservations>();
        services.AddScoped<Groups>();
        services.AddScoped<GatheringPlanning>();
        services.AddScoped<Clashes>();
        services.AddScoped<PublicGatherings>();
        services.AddScoped<StaffGatherings>();
        services.AddScoped<StaffGroups>();
        services.AddScoped<OwnGatherings>();
        services.AddScoped<GroupProgressReader>();
        services.AddScoped<IPersonErasure, PlanningErasure>();
        services.AddScoped<IPersonalData, PlanningPersonalData>();
        services.AddPaper(configuration);
    }

    // Sheets to sign, lists that come back from paper, and what proves that a gathering was held.
    private static void AddPaper(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FormOptions>().Bind(configuration.GetSection(FormOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SheetRows>();
        services.AddScoped<AttendanceSheets>();
        services.AddScoped<ListPlanning>();
        services.AddScoped<ListStep>();
        services.AddScoped<IBatchWork, ListWork>();
        services.AddScoped<PaperImport>();
        services.AddScoped<IPersonErasure, ImportErasure>();
        services.AddScoped<IPersonalData, ListsPersonalData>();
        services.AddSingleton<ProofFolder>();
        services.AddScoped<ProofKeeping>();
        services.AddScoped<ImageConsents>();
        services.AddScoped<MinutesKeeping>();
        services.AddScoped<EvidencePackage>();
        services.AddScoped<IPersonErasure, ProofErasure>();
        services.AddScoped<IPersonalData, ProofPersonalData>();
    }

    // The one table of public figures. A feature adds what it counts as one more IFigure.
    private static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<LessonsFinished>();
        services.AddScoped<IFigure>(provider => provider.GetRequiredService<LessonsFinished>());
        services.AddScoped<PlacesOfPeople>();
        services.AddScoped<MonthClosing>();
        services.AddScoped<PublishedFigures>();
    }

    private static void AddCredentials(this IServiceCollection services, IConfiguration configuration)
    {
        // Without it nothing here can be made; where its own keys stand is the site's to say.
        services.AddDataProtection();
        services.AddOptions<IssuerOptions>().Bind(configuration.GetSection(IssuerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Issuer>();
        services.AddScoped<SigningKeys>();
        services.AddScoped<CredentialSigner>();
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<RevocationList>();
        services.AddHostedService<CredentialsStart>();
    }

    private static void AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CertificateOptions>().Bind(configuration.GetSection(CertificateOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<CertificateRegister>();
        services.AddScoped<Holders>();
        services.AddScoped<Candidates>();
        services.AddScoped<AttendedCandidates>();
        services.AddScoped<CourseDeeds>();
        services.AddScoped<GatheringDeeds>();
        services.AddScoped<CertificateWording>();
        services.AddScoped<CandidateRecords>();
        services.AddScoped<CertificateOrders>();
        services.AddScoped<RegisterReader>();
        services.AddScoped<RegisterExport>();
        services.AddSingleton<CertificatePictures>();
        services.AddScoped<ICertificatePaper, CertificatePaper>();
        services.AddScoped<CertificateDocuments>();
        services.AddScoped<CertificateVerification>();
        services.AddScoped<IBatchWork, CertificateIssuing>();
        services.AddScoped<IRevokedCredentials, RevokedCertificates>();
        services.AddScoped<IPersonErasure, CertificateErasure>();
        services.AddScoped<IErasureQuestion, CertificateWithdrawal>();
        services.AddScoped<IPersonalData, CertificatePersonalData>();
        services.AddScoped<IMergePreview, CertificateMerging>();
        services.AddScoped<IMergeObstacle, CertificateMerging>();
    }

    private static void AddBadges(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BadgeStore(
            provider.GetRequiredService<CatalogueStore>(),
            catalogue => BadgeBookReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder, catalogue),
            provider.GetRequiredService<ILogger<BadgeStore>>()));
        services.AddSingleton<IGames, KnownGames>();
        services.AddScoped<WeekKeeper>();
        services.AddScoped<TellingRecords>();
        services.AddScoped<BadgeFactsReader>();
        services.AddScoped<Awarding>();
        services.AddScoped<IRecordListener, BadgeListener>();
        services.AddScoped<OwnBadgesReader>();
        services.AddScoped<Sharing>();
        services.AddScoped<SharedBadges>();
        services.AddScoped<IssuedBadges>();
        services.AddScoped<Revocation>();
        services.AddScoped<Goals>();
        services.AddScoped<IBatchWork, PastAwards>();
        services.AddScoped<IRevokedCredentials, RevokedBadges>();
        services.AddScoped<IPersonErasure, BadgesErasure>();
        services.AddScoped<IPersonalData, BadgesPersonalData>();
        services.AddScoped<IMergePreview, BadgesMergePreview>();
        services.AddHostedService<BadgesStart>();
    }

    private static void AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReminderOptions>()
            .Configure(reminders => (reminders.SiteName, reminders.SiteUrl) = (configuration["Site:Name"] ?? reminders.SiteName, configuration["Site:Url"] is { Length: > 0 } url ? url : null))
            .Bind(configuration.GetSection(ReminderOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReminderTemplates>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<ReminderLetters>();
        services.AddScoped<ReminderPlanner>();
        services.AddScoped<ReminderSender>();
        services.AddScoped<Outbox>();
        services.AddScoped<Etiquette>();
        services.AddScoped<Inbox>();
        services.AddScoped<CallList>();
        services.AddScoped<ReminderPreferences>();
        services.AddScoped<ReminderPreview>();
        services.AddScoped<IPersonErasure, ReminderErasure>();
        services.AddScoped<IPersonalData, ReminderPersonalData>();

        // In the order in which they are tried.
        services.AddScoped<IReminderChannel, EmailChannel>();
        services.AddScoped<IReminderChannel, CallChannel>();

        // In the order in which people choose among them.
        services.AddScoped<IReminderKind, Welcome>();
        services.AddScoped<IReminderKind, GoOn>();
        services.AddScoped<IReminderKind, KeepRhythm>();
        services.AddScoped<IReminderKind, CertificateReady>();
        services.AddScoped<IReminderKind, BadgeReady>();
        services.AddScoped<IReminderKind, CafeTomorrow>();
        services.AddScoped<IReminderKind, CafeMoved>();
        services.AddScoped<IReminderKind, CafeCancelled>();
        services.AddScoped<IReminderKind, SeatFreed>();
        services.AddScoped<IReminderKind, AttendanceOpen>();
        services.AddScoped<IReminderKind, MondaySummary>();
    }
}
