using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Site;

/// <summary>What the site adds to the library: pages, public bytes, errors, the pipeline's order.</summary>
public static class SiteServices
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SiteOptions>().Bind(builder.Configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.PostConfigure<DataOptions>(data => data.Folder = Path.GetFullPath(data.Folder, builder.Environment.ContentRootPath));
        services.PostConfigure<CatalogueOptions>(courses => courses.Folder = courses.Folder.Length == 0
            ? CatalogueOptions.Find(builder.Environment.ContentRootPath)
            : Path.GetFullPath(courses.Folder, builder.Environment.ContentRootPath));
        services.AddSingleton<PublicPages>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<CatalogueDrawings>();
        if (builder.Environment.IsDevelopment())
            services.AddHostedService<CatalogueWatch>();
        services.AddProblemDetails();
        services.AddDataProtection().SetApplicationName("UsmeAprende");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IOptions<DataOptions>>((keys, data) => keys.XmlRepository =
                new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(Directory.CreateDirectory(data.Value.Keys), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));

        // Accents and ñ are letters here, not entities.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        var views = new FeatureViews();
        services.AddControllersWithViews(mvc => mvc.Conventions.Add(views));
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(views));
        services.AddRouting(routes => routes.LowercaseUrls = true);
    }

    public static void UseSite(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PublicPages>();
        app.Services.GetRequiredService<CatalogueStore>().Changed += (_, _) => pages.Invalidate();
        app.UsePublicPages();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseMiddleware<SameOriginGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
    }
}
