using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Gatherings.Paper;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.Gatherings.Seats;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Errors;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;
using UsmeAprende.Web.Reminders;

namespace UsmeAprende.Web;

/// <summary>What the site adds to the library: pages, public bytes, errors, the pipeline's order.</summary>
public static class SiteServices
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicBaseUrl>();
        services
            .AddOptions<SiteOptions>()
            .Bind(builder.Configuration.GetSection(SiteOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.PostConfigure<DataOptions>(data =>
        {
            data.Folder = Path.GetFullPath(data.Folder, builder.Environment.ContentRootPath);
            data.Witness = data.Witness is { Length: > 0 } outside
                ? Path.GetFullPath(outside, builder.Environment.ContentRootPath)
                : WitnessFolders.ComputeDefault(data.Folder);
        });
        services.PostConfigure<JobsOptions>(jobs => jobs.Enabled ??= !builder.Environment.IsEnvironment("Test"));
        services.PostConfigure<CatalogueOptions>(courses =>
            courses.Folder =
                courses.Folder.Length == 0
                    ? CatalogueOptions.FindFolder(builder.Environment.ContentRootPath)
                    : Path.GetFullPath(courses.Folder, builder.Environment.ContentRootPath)
        );
        services
            .AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<SiteOptions>>(
                (forwarded, site) =>
                {
                    forwarded.ForwardedHeaders =
                        site.Value.Proxies.Count > 0
                            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                            : ForwardedHeaders.None;
                    forwarded.KnownProxies.Clear();
                    forwarded.KnownIPNetworks.Clear();
                    foreach (var proxy in site.Value.Proxies)
                        forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
                }
            );
        services.AddSingleton<PublicPageCache>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<IReadyResponses>(provider => provider.GetRequiredService<SiteAssets>());
        services.AddSingleton<UploadConcurrencyLimiter>();
        services.AddSingleton<FormRecordStore>();
        services.AddScoped<GatheringChoicesReader>();
        services.AddSingleton<GatheringCalendar>();
        services.AddSingleton<CardLookupLimiter>();
        services.AddScoped<ImportedListPageReader>();
        services.AddScoped<IMyLearningSection, OwnGatheringNews>();
        services.AddSingleton<IReadyResponses, CatalogueDrawings>();
        services.AddSingleton<CourseDownloads>();
        services.AddSingleton<AuthorFaults>();
        services.AddScoped<IMyLearningSection, MyBadgesSection>();
        if (builder.Environment.IsDevelopment())
            services.AddHostedService<CatalogueWatcher>();
        services.AddProblemDetails();
        services.AddPeopleWeb();
        services.AddIssuer();
        services.AddHealth();
        services.AddOpenApi();
        // Own pages are compressed as they are made: they hold no secret that a guess reflected in them could reveal (no tokens, R17).
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<SiteOptions>>(
                (kestrel, site) =>
                {
                    kestrel.AddServerHeader = false;
                    kestrel.Limits.MaxRequestBodySize = SiteOptions.MaxRequestBytes;
                    kestrel.TolerateSlowRequests(site.Value.Patience);
                }
            );
        services.AddDataProtectionStore(builder.Configuration);

        // Accents and ñ are letters here, not entities.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        var views = new FeatureViewLocations();
        services.AddControllersWithViews(mvc =>
        {
            mvc.Conventions.Add(views);
            mvc.Filters.Add<SignedInFilter>();
            mvc.Filters.Add<UnreadMessagesFilter>();
            SpanishValidationMessages.AddTo(mvc);

            // Reads names as jQuery writes them, which nothing here does, and throws on those with a single bracket.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        });
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(views));
        services.AddRouting(routes => routes.LowercaseUrls = true);
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
        app.MapHealth();
        app.MapHangfireDashboard();
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
