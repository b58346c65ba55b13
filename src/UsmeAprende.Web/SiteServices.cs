using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Gatherings;
using UsmeAprende.Web.Home;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Errors;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.Offline;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;
using UsmeAprende.Web.Reminders;

namespace UsmeAprende.Web;

/// <summary>Registers the features of the site, and the middleware in the order in which a request passes it.</summary>
public static class SiteServices
{
    /// <summary>
    /// Each feature registers itself. Where several give something to the same page, it comes in this order: the filter that says whose
    /// page it is before the one that counts that person's messages.
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
        services.AddRemindersWeb();
        services.AddOperationsWeb(builder.Environment);
        services.AddHomeWeb();
        services.AddOfflineWeb();
        services.AddOpenApi();
    }

    public static void UseSite(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublicPageCache>();
        // The badges are read again after the courses, and also clear the cache then.
        var badges = app.Services.GetRequiredService<BadgeStore>();
        app.Services.GetRequiredService<CatalogueStore>().Changed += (_, _) => pages.Invalidate();
        badges.Changed += (_, _) => pages.Invalidate();
        app.UseStrictTransport();
        app.UseLastResortPage();
        app.UsePublicPages();
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error");

        // Again inside the exception handler, which clears the headers that were set before.
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

        // After authorisation: uploads are only read from people who may send them.
        app.UseUnreadableFormGuard();
        app.UseMiddleware<PageOwnerGuard>();
        app.MapControllers();
        app.MapOperations();
        app.MapOpenApi().AllowAnonymous();

        // An unknown address is 404 for everyone, instead of asking visitors to sign in.
        app.MapFallback("{*path}", Missing).AllowAnonymous();
    }

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
