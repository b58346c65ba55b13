using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.People.Privacy;
using UsmeAprende.People.Roles;

namespace UsmeAprende.People;

/// <summary>Registers the services of people and accounts.</summary>
internal static class PeopleServices
{
    internal static void AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<PeopleOptions>()
            .Bind(configuration.GetSection(PeopleOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<DummyPasswordHash>();
        services.AddSingleton<PasswordHashingThreads>();
        services.AddSingleton<SessionStateCache>();
        services.AddScoped<SignInFailureCounter>();
        services.AddScoped<ComparedPasswordMemory>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<AccountSignUp>();
        services.AddScoped<SessionTermination>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<PhoneStateReader>();
        services.AddScoped<TotpVerifier>();
        services.AddScoped<PasswordRecovery>();
        services.AddScoped<SecondFactorReset>();
        services.AddSingleton<AccountEmails>();
        services.AddScoped<PasswordRecoveryEmails>();
        services.AddScoped<IDeferredEmailSource>(provider => provider.GetRequiredService<PasswordRecoveryEmails>());
        services.AddScoped<CodeEmailLimit>();
        services.AddScoped<EmailVerification>();
        services.AddScoped<AccountSelfService>();
        services.AddScoped<ParticipationNeedsService>();
        services.AddScoped<PersonErasure>();
        services.AddSingleton<ErasureTombstoneFile>();
        services.AddScoped<PersonSearch>();
        services.AddSingleton<PersonNameIndex>();
        services.AddScoped<PersonLookUpAudit>();
        services.AddScoped<DocumentVerification>();
        services.AddScoped<PersonCorrectionService>();
        services.AddScoped<RoleAssignment>();
        services.AddScoped<StaffRoster>();
        services.AddScoped<PlaceDirectory>();
        services.AddScoped<PlaceSeed>();
        services.AddScoped<DuplicateFinder>();
        services.AddScoped<AcquaintanceFinder>();
        services.AddScoped<DuplicateBacklog>();
        services.AddScoped<PersonMerging>();
        services.AddScoped<MergeReviewReader>();
        services.AddScoped<WalkInRegistration>();
        services.AddScoped<NewcomerRegistration>();
        services.AddScoped<SignInCardIssuing>();
        services.AddScoped<CardSignIn>();
        services.AddScoped<AdministratorSetUp>();
        services.AddScoped<IPersonalData, PeoplePersonalData>();

        // Passkeys need version 3 of Identity's tables. The rules for passwords are in PasswordRules.
        services
            .AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<UsmeDb>()
            .AddUserStore<SealedTokenStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }
}
