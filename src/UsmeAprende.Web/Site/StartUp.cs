using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Badges;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Site;

/// <summary>What must be so before the first request: the courses, the folder, the tables.</summary>
public static class StartUp
{
    /// <summary>Reads and checks them all, badges after courses.</summary>
    public static void ReadCourses(this WebApplication app) => app.Services.GetRequiredService<BadgeStore>();

    public static async Task PrepareAsync(this WebApplication app)
    {
        PrivateFolder.Create(app.Services.GetRequiredService<IOptions<DataOptions>>().Value.Folder);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.Database.MigrateAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<PlaceSeed>().SeedAsync(app.Lifetime.ApplicationStopping);
        if (app.Environment.IsDevelopment())
            await app.Services.GetRequiredService<DemoData>().SeedAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<Erasure>().FinishAsync(app.Lifetime.ApplicationStopping);
        await app.TellWhereToGoAsync();
    }
}
