using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Catalogue;

/// <summary>The courses.</summary>
internal static class CatalogueServices
{
    internal static void AddCatalogue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CatalogueOptions>().Bind(configuration.GetSection(CatalogueOptions.Section));
        services.AddSingleton(OpenCatalogue);
    }

    // An author at work expects faults; anywhere else they mean that somebody's course is gone.
    private static CatalogueStore OpenCatalogue(IServiceProvider provider)
    {
        var catalogue = CatalogueReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder);
        var isDevelopment = provider.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        provider.GetRequiredService<ILogger<CatalogueStore>>().TellFaults(catalogue, isDevelopment ? LogLevel.Warning : LogLevel.Error);
        return new CatalogueStore(catalogue);
    }
}
