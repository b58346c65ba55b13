using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Gatherings;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Errors;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;
using UsmeAprende.Web.Reminders;

namespace UsmeAprende.Web;

/// <summary>What the site adds to the library: its features, and the order in which a request passes through them.</summary>
public static class SiteServices
{
    /// <summary>
    /// Each feature registers itself. Where several give something to the same page, it comes in this order: own gatherings before own
    /// badges, the filter that says whose page it is before the one that counts that person's messages.
    /// </summary>
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddKit();
        services.AddPeopleWeb();
        services.AddCatalogueWeb(builder.Environment);
        services.AddLearningWeb();
        services.AddGatheringsWeb();
        services.AddCredentialsWeb();
        services.AddBadgesWeb();
        services.AddRemindersWeb();
        services.AddOperationsWeb(builder.Environment);
        services.AddOpenApi();
    }

    public static void UseSite(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublicPageCache>();
        // The badges are read again with the courses: whoever listens to them hears last.
        var badges = app.Services.GetRequiredService<BadgeStore>();
        app.Services.GetRequiredService<CatalogueStore>().Changed += (_, _) => pages.Invalidate();
        badges.Changed += (_, _) => pages.Invalidate();
        app.UseStrictTransport();
        app.UseLastResortPage();
        app.UsePublicPages();
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error");

        // Inside, since a failure clears what was said before it.
        app.UseStrictTransport();
        app.UseSecurityHeaders();
        app.UseSlowRequestTolerance();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseBlankRouteValueGuard();
        app.UseMiddleware<SameOriginGuard>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseSecondFactorRequirement();
        app.UseAuthorization();

        // After it: files are taken only from who may send them.
        app.UseUnreadableFormGuard();
        app.UseMiddleware<PageOwnerGuard>();
        app.MapControllers();
        app.MapOperations();
        app.MapOpenApi().AllowAnonymous();

        // What does not exist is missing for everyone, rather than closed to whoever is not signed in.
        app.MapFallback("{*path}", Missing).AllowAnonymous();
    }

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
