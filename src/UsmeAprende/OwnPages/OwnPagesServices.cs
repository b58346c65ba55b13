using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.OwnPages;

/// <summary>What the pages of one's own show, kept ready.</summary>
internal static class OwnPagesServices
{
    internal static void AddOwnPages(this IServiceCollection services)
    {
        services.AddScoped<OwnPageReader>();
        services.AddScoped<ISessionStateReader>(provider => provider.GetRequiredService<OwnPageReader>());
        // The courses are read when one of them is first needed: most of what is saved, and every context, can do without.
        services.AddTransient<ISaveListener>(provider => new OwnPageChanges(provider.GetRequiredService<CatalogueStore>));
        services.AddScoped<IPersonalData, OwnPagePersonalData>();
    }
}
