using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit;

/// <summary>Registers what all features of the site use: the server, pages and views, the cache of public pages, and keys.</summary>
public static class KitServices
{
    public static void AddKit(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings(builder.Configuration, builder.Environment);
        services.AddServer();
        services.AddSingleton<PublicPageCache>();
        services.AddSingleton<PublicPageReader>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<IReadyResponses>(provider => provider.GetRequiredService<SiteAssets>());
        services.AddSingleton<UploadConcurrencyLimiter>();
        services.AddDataProtectionStore(builder.Configuration);
        services.AddPages();
    }

    private static void AddSettings(this IServiceCollection services, ConfigurationManager configuration, IWebHostEnvironment environment)
    {
        services.AddSingleton<PublicBaseUrl>();
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HelpOptions>().Bind(configuration.GetSection(HelpOptions.Section)).ValidateOnStart();
        var contentRoot = environment.ContentRootPath;
        var isNamed = !string.IsNullOrWhiteSpace(configuration[$"{DataOptions.Section}:{nameof(DataOptions.Folder)}"]);
        services.PostConfigure<DataOptions>(data =>
        {
            var named = Path.GetFullPath(data.Folder, contentRoot);
            data.Folder = isNamed || !environment.IsProduction() ? named : DataFolderDefault.ForProduction(named);
            data.Witness = data.Witness is { Length: > 0 } outside
                ? Path.GetFullPath(outside, contentRoot)
                : WitnessFolders.ComputeDefault(data.Folder);
        });
    }

    private static void AddServer(this IServiceCollection services)
    {
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

        // Own pages are compressed on the fly. They contain no secret that a BREACH attack could reveal (no tokens, R17).
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddProblemDetails();

        // Accents and ñ are not written as entities.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        var views = new FeatureViewLocations();
        services.AddControllersWithViews(mvc =>
        {
            mvc.Conventions.Add(views);
            SpanishValidationMessages.AddTo(mvc);

            // This factory reads names as jQuery writes them, which we do not use, and throws on names with a single bracket.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        });
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(views));
        services.AddRouting(routes => routes.LowercaseUrls = true);
    }
}
