using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders;

/// <summary>What is said to people, and by what.</summary>
internal static class RemindersServices
{
    internal static void AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ReminderOptions>()
            .Configure(reminders =>
                (reminders.SiteName, reminders.SiteUrl) = (
                    configuration["Site:Name"] ?? reminders.SiteName,
                    configuration["Site:Url"] is { Length: > 0 } url ? url : null
                )
            )
            .Bind(configuration.GetSection(ReminderOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ReminderTemplates>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<ReminderLetters>();
        services.AddScoped<ReminderPlanner>();
        services.AddScoped<ReminderSender>();
        services.AddScoped<Outbox>();
        services.AddScoped<Etiquette>();
        services.AddScoped<ReturnedLetters>();
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
