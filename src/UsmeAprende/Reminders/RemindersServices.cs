using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders;

/// <summary>Registers reminders: kinds, channels and services.</summary>
internal static class RemindersServices
{
    internal static void AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ReminderOptions>()
            .Configure(reminders => reminders.SiteUrl = configuration["Site:Url"] is { Length: > 0 } url ? url : null)
            .Bind(configuration.GetSection(ReminderOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ReminderTemplateStore>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<ReminderEmailWriter>();
        services.AddScoped<ReminderPlanner>();
        services.AddScoped<ReminderSender>();
        services.AddScoped<ReminderOutbox>();
        services.AddScoped<ReminderPolicy>();
        services.AddScoped<BounceCounter>();
        services.AddScoped<ReminderInbox>();
        services.AddScoped<CallList>();
        services.AddScoped<IStaffTelephones, CallableTelephones>();
        services.AddScoped<ICertificateNotices, CertificateNotices>();
        services.AddScoped<IPendingCalls>(provider => provider.GetRequiredService<CallList>());
        services.AddScoped<ReminderPreferences>();
        services.AddScoped<ReminderPreview>();
        services.AddScoped<TemplateEditing>();
        services.AddScoped<IPersonalData, ReminderPersonalData>();

        // The first channel that reaches the person is used.
        services.AddScoped<IReminderChannel, EmailChannel>();
        services.AddScoped<IReminderChannel, CallChannel>();

        // In the order of the page of preferences.
        services.AddScoped<IReminderKind, WelcomeReminder>();
        services.AddScoped<IReminderKind, ResumeCourseReminder>();
        services.AddScoped<IReminderKind, WeeklyRhythmReminder>();
        services.AddScoped<IReminderKind, CertificateIssuedReminder>();
        services.AddScoped<IReminderKind, BadgeEarnedReminder>();
        services.AddScoped<IReminderKind, GatheringTomorrowReminder>();
        services.AddScoped<IReminderKind, GatheringMovedReminder>();
        services.AddScoped<IReminderKind, GatheringCancelledReminder>();
        services.AddScoped<IReminderKind, SeatFreedReminder>();
        services.AddScoped<IReminderKind, AttendanceOpenReminder>();
        services.AddScoped<IReminderKind, ProposalsWaitingReminder>();
        services.AddScoped<IReminderKind, ProposalSentBackReminder>();
        services.AddScoped<IReminderKind, WeeklySummaryReminder>();
    }
}
