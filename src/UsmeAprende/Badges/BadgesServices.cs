using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Credentials;
using UsmeAprende.Gatherings;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>Rules, awards and goals.</summary>
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
        services.AddScoped<WeekKeeper>();
        services.AddScoped<TellingRecords>();
        services.AddScoped<BadgeFactsReader>();
        services.AddScoped<Awarding>();
        services.AddScoped<IRecordListener, BadgeListener>();
        services.AddScoped<IRecountListener, BadgeRecount>();
        services.AddScoped<OwnBadgesReader>();
        services.AddScoped<Sharing>();
        services.AddScoped<SharedBadges>();
        services.AddScoped<IssuedBadges>();
        services.AddScoped<Revocation>();
        services.AddScoped<Goals>();
        services.AddScoped<IBatchWork, PastAwards>();
        services.AddScoped<IRevokedCredentials, RevokedBadges>();
        services.AddScoped<IPersonErasure, BadgesErasure>();
        services.AddScoped<IPersonalData, BadgesPersonalData>();
        services.AddScoped<IMergePreview, BadgesMergePreview>();
        services.AddHostedService<BadgesStart>();
    }
}
