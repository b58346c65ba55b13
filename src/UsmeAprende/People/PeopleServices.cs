using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.People;

/// <summary>Accounts and who people are.</summary>
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
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<HashingTurns>();
        services.AddSingleton<Sessions>();
        services.AddScoped<FailureCount>();
        services.AddScoped<ComparedPasswords>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignOut>();
        services.AddScoped<Devices>();
        services.AddScoped<PhoneCodes>();
        services.AddScoped<Recovery>();
        services.AddScoped<SecondFactorReset>();
        services.AddScoped<RecoveryLetters>();
        services.AddScoped<IDeferredEmailSource>(provider => provider.GetRequiredService<RecoveryLetters>());
        services.AddScoped<LetterLimit>();
        services.AddScoped<EmailVerification>();
        services.AddScoped<MyAccount>();
        services.AddScoped<Erasure>();
        services.AddSingleton<ErasureTombstones>();
        services.AddScoped<PersonSearch>();
        services.AddScoped<LookUpTrail>();
        services.AddScoped<DocumentCheck>();
        services.AddScoped<PersonCorrections>();
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
        services
            .AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<UsmeDb>()
            .AddUserStore<SealedTokenStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }
}
