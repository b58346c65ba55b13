using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Badges;

/// <summary>Badges, the town's goal and games, each on its page and on a person's own.</summary>
public static class BadgesWebServices
{
    public static void AddBadgesWeb(this IServiceCollection services) => services.AddScoped<IMyLearningSection, MyBadgesSection>();
}
