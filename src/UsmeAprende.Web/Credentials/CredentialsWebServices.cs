using Microsoft.Extensions.Options;
using UsmeAprende.Credentials;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Credentials;

/// <summary>Configures the issuer of credentials and its address.</summary>
public static class CredentialsWebServices
{
    private const string DevelopmentAddress = "http://localhost:5080";

    public static void AddCredentialsWeb(this IServiceCollection services) =>
        services
            .AddOptions<CredentialIssuerOptions>()
            .PostConfigure<IOptions<SiteOptions>, IHostEnvironment, IConfiguration>(
                (issuer, site, environment, configuration) =>
                {
                    issuer.Name = site.Value.Entity;
                    issuer.TaxNumber ??= Tidy(site.Value.Nit);
                    issuer.Address ??= Tidy(site.Value.Address);
                    issuer.Telephone ??= Tidy(site.Value.Telephone);
                    issuer.ImageFile = FindFile(site.Value.EmblemFile) ?? FindFile(configuration["Certificates:EmblemFile"]);
                    issuer.Url = site.Value.Url ?? (environment.IsProduction() ? null : AddressInDevelopment(configuration));
                }
            );

    private static string? Tidy(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();

    // A picture that is not there is left out: a credential would name it for ever.
    private static string? FindFile(string? file) => File.Exists(file) ? file : null;

    // Never the request's Host, which can contain anything and would be signed; and jobs sign without a request.
    private static string AddressInDevelopment(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.TrimEnd('/')
        ?? DevelopmentAddress;
}
