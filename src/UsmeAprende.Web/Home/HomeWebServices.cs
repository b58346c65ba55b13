using UsmeAprende.Web.Home.Search;

namespace UsmeAprende.Web.Home;

/// <summary>Registers the search over the whole site.</summary>
public static class HomeWebServices
{
    public static void AddHomeWeb(this IServiceCollection services) => services.AddSingleton<SiteSearch>();
}
