using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Badges;

/// <summary>Registers the pages of badges, goals and games.</summary>
public static class BadgesWebServices
{
    public static void AddBadgesWeb(this IServiceCollection services) => services.AddScoped<IMyLearningSection, MyBadgesSection>();
}
