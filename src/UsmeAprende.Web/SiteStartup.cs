using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using UsmeAprende.Badges;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Learning;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web;

/// <summary>
/// What must be so before the first request: the courses, the folder, the tables. Killed anywhere in it, the next start does the rest.
/// </summary>
public static class SiteStartup
{
    /// <summary>Reads and checks them all, badges after courses.</summary>
    public static void ReadCourses(this WebApplication app) => app.Services.GetRequiredService<BadgeStore>();

    /// <returns>Why the site does not open, for whoever runs it; nothing where all is ready.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app)
    {
        // Without it the site would believe whatever Host a request names (R17), and could sign nothing.
        if (
            app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Url is null
            && !app.Environment.IsDevelopment()
            && !app.Environment.IsEnvironment("Test")
        )
            return "Falta Site:Url, la dirección con que la gente llega al sitio, como https://aprende.ejemplo.gov.co. "
                + "Póngala en la configuración (variable de entorno Site__Url) y vuelva a abrirlo.";

        if (DatabaseSetup.FindProblem(app.Configuration) is { } problem)
            return problem;

        app.Logger.LogInformation("La base de datos es {Database}.", app.Services.GetRequiredService<DatabaseProvider>().Name);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<DataPreparation>()
            .RunAsync(() => FillAsync(app, scope.ServiceProvider), app.Lifetime.ApplicationStopping);
    }

    // While no other process may start on the same folder: two first starts at once make one of everything.
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
