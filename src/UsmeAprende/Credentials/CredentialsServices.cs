using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddScoped<CredentialVerifier>();
        services.AddScoped<RevocationList>();
        services.AddHostedService<SigningKeyStartup>();
    }
}
