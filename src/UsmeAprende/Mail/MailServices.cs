using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>The way out for letters.</summary>
internal static class MailServices
{
    internal static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailCondition>();
        services.AddSingleton<MailTokens>();
        services.AddSingleton<MailConnections>();
        services.AddSingleton<BounceMailbox>();
        services.AddSingleton<FolderMailer>();
        services.AddSingleton<IMailer>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Host is null
                ? provider.GetRequiredService<FolderMailer>()
                : ActivatorUtilities.CreateInstance<MailKitMailer>(provider)
        );
        services.AddSingleton<LetterSeal>();
        services.AddScoped<LetterPost>();
    }
}
