using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using UsmeAprende.Badges;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Learning;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit.Assets;

namespace UsmeAprende.Web;

/// <summary>
/// Prepares the courses, the data folder and the tables before the first request. If it is killed at any point, the next start does the
/// rest.
/// </summary>
public static class SiteStartup
{
    /// <summary>
    /// Reads and checks them all, badges after courses; then makes ready what needs no tables either: files, and the actions' addresses.
    /// </summary>
    public static void ReadCourses(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<BadgeStore>();
        _ = app.Services.GetRequiredService<SiteAssets>();
        _ = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors;
    }

    /// <returns>Why the site does not start, for the administrator; null if everything is ready.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<DatabaseProvider>();
        app.Logger.LogInformation("La base de datos es {Database}.", database.Name);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await scope
                .ServiceProvider.GetRequiredService<DataPreparation>()
                .RunAsync(() => FillAsync(app, scope.ServiceProvider), app.Lifetime.ApplicationStopping);
        }
        catch (Exception fault) when (database.IsDamage(fault))
        {
            return "El archivo usme.db no es una base de datos, o está dañado. No se tocó. Guarde aparte la carpeta de datos y devuelva "
                + "la última copia buena.";
        }
    }

    // Runs while no other process can start on the same folder, so that two first starts at once do not add everything twice.
    private static async Task FillAsync(WebApplication app, IServiceProvider services)
    {
        var cancel = app.Lifetime.ApplicationStopping;
        await StartupStep.RunAsync(
            app.Logger,
            "preparar la época de los registros",
            services.GetRequiredService<SyncEpochStore>().LoadAsync(cancel)
        );
        await StartupStep.RunAsync(app.Logger, "poner los lugares", services.GetRequiredService<PlaceSeed>().SeedAsync(cancel));
        _ = services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(SiteStartup)).Protect([]);
        if (app.Environment.IsDevelopment())
            await StartupStep.RunAsync(
                app.Logger,
                "poner los datos de prueba",
                app.Services.GetRequiredService<DemoData>().SeedAsync(cancel)
            );
        await app.LogStartUpNoticeAsync();
    }
}
