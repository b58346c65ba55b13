using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Registers the courses' pages, drawings and downloads, and the faults shown to authors.</summary>
public static class CatalogueWebServices
{
    public static void AddCatalogueWeb(this IServiceCollection services, IHostEnvironment environment)
    {
        services.PostConfigure<CatalogueOptions>(courses =>
            courses.Folder =
                courses.Folder.Length == 0
                    ? CatalogueOptions.FindFolder(environment.ContentRootPath)
                    : Path.GetFullPath(courses.Folder, environment.ContentRootPath)
        );
        services.AddSingleton<IReadyResponses, CatalogueDrawings>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<ChangeDateFilter>());
        services.AddSingleton<CourseDownloads>();
        services.AddSingleton<AuthorFaults>();
        if (environment.IsDevelopment())
            services.AddHostedService<CatalogueWatcher>();
    }
}
