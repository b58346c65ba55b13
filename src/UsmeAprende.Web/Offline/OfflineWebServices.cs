using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Offline;

/// <summary>Registers what phones take along.</summary>
public static class OfflineWebServices
{
    public static void AddOfflineWeb(this IServiceCollection services)
    {
        services.AddSingleton<OfflineBundles>();
        services.AddSingleton<IReadyResponses, ServiceWorkerScript>();
    }
}
