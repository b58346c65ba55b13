using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>Registers what sends e-mails and reads those that come back.</summary>
internal static class MailServices
{
    internal static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddOptions<LetterheadOptions>()
            .Configure(letterhead =>
            {
                letterhead.SiteName = Text(configuration, "Name") ?? letterhead.SiteName;
                letterhead.Entity = Text(configuration, "Entity") ?? letterhead.Entity;
                letterhead.SiteUrl = Text(configuration, "Url");
                letterhead.Address = Text(configuration, "Address");
                letterhead.Telephone = Text(configuration, "Telephone");
            });
        services.AddSingleton<EntityLetterhead>();
        services.AddSingleton<MailServerStatus>();
        services.AddSingleton<MailOAuthTokens>();
        services.AddSingleton<MailServerConnector>();
        services.AddSingleton<BounceMailbox>();
        services.AddSingleton<FolderEmailSender>();
        services.AddSingleton<IEmailSender>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Host is null
                ? provider.GetRequiredService<FolderEmailSender>()
                : ActivatorUtilities.CreateInstance<MailKitEmailSender>(provider)
        );
        services.AddSingleton<EmailProtector>();
        services.AddScoped<EmailQueue>();
    }

    private static string? Text(IConfiguration configuration, string setting) =>
        configuration[$"Site:{setting}"]?.Trim() is { Length: > 0 } text ? text : null;
}
