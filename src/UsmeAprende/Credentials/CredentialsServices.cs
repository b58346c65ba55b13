using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.Credentials.Status;

namespace UsmeAprende.Credentials;

/// <summary>Signing and verifying.</summary>
internal static class CredentialsServices
{
    internal static void AddCredentials(this IServiceCollection services, IConfiguration configuration)
    {
        // Everything here needs data protection; the site configures where its keys are stored.
        services.AddDataProtection();
        services
            .AddOptions<CredentialIssuerOptions>()
            .Bind(configuration.GetSection(CredentialIssuerOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<CredentialIssuer>();
        services.AddScoped<SigningKeyStore>();
        services.AddScoped<CredentialSigner>();
        services.AddScoped<PayloadSigner>();
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<RevocationList>();
        services.AddScoped<ProofKeyStore>();
        services.AddScoped<EmbeddedProofSigner>();
        services.AddScoped<StatusLists>();
        services.AddScoped<LearnerRecord>();
        services.AddHostedService<SigningKeyStartup>();
    }
}
