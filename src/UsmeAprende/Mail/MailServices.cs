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
        services.AddSingleton<PickupFolderMailer>();
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Host is null
            ? provider.GetRequiredService<PickupFolderMailer>()
            : ActivatorUtilities.CreateInstance<SmtpMailer>(provider));
        services.AddSingleton<LetterSeal>();
        services.AddSingleton<LetterBell>();
        services.AddScoped<LetterPost>();
        services.AddHostedService<Postman>();
    }
}
