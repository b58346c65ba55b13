using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Games;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Badges.Reading;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Catalogue;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Status;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Badges;

/// <summary>Registers badges: rules, awards and goals.</summary>
internal static class BadgesServices
{
    internal static void AddBadges(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BadgeStore(
            provider.GetRequiredService<CatalogueStore>(),
            catalogue => BadgeBookReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder, catalogue),
            provider.GetRequiredService<ILogger<BadgeStore>>()
        ));
        services.AddSingleton<IGameActivities, KnownGames>();
        services.AddScoped<IMonthlyTotals, GameTotals>();
        services.AddScoped<ActiveWeekUpdater>();
        services.AddScoped<BadgeTriggers>();
        services.AddScoped<BadgeFactsReader>();
        services.AddScoped<BadgeAwarding>();
        services.AddScoped<IRecordListener, BadgeRecordListener>();
        services.AddScoped<IRecountListener, BadgeRecount>();
        services.AddScoped<PersonBadgesReader>();
        services.AddScoped<BadgeSharing>();
        services.AddScoped<SharedBadgeReader>();
        services.AddScoped<IssuedBadgeSearch>();
        services.AddScoped<BadgeRevocation>();
        services.AddScoped<CollectiveGoalService>();
        services.AddScoped<IBatchWork, BadgeBackfill>();
        services.AddScoped<IRevokedCredentials, RevokedBadgeCredentials>();
        services.AddScoped<IStatusListSource, BadgeStatusList>();
        services.AddScoped<BadgeWallet>();
        services.AddScoped<IEarnedCredentials>(provider => provider.GetRequiredService<BadgeWallet>());
        services.AddScoped<IPersonalData, BadgePersonalData>();
        services.AddHostedService<BadgeBackfillStarter>();
    }
}
