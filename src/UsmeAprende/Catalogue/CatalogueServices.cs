using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Catalogue;

/// <summary>The courses.</summary>
internal static class CatalogueServices
{
    internal static void AddCatalogue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CatalogueOptions>().Bind(configuration.GetSection(CatalogueOptions.Section));
        services.AddSingleton(OpenCatalogue);
    }

    // In development faults are normal while an author writes; in production they mean that content is missing.
    private static CatalogueStore OpenCatalogue(IServiceProvider provider)
    {
        var catalogue = CatalogueReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder);
        var isDevelopment = provider.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        provider.GetRequiredService<ILogger<CatalogueStore>>().LogFaults(catalogue, isDevelopment ? LogLevel.Warning : LogLevel.Error);
        return new CatalogueStore(catalogue);
    }
}

/// <summary>Where the courses are.</summary>
public sealed class CatalogueOptions
{
    public const string Section = "Courses";

    /// <summary>If it is empty, <see cref="FindFolder"/> finds the folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder <c>courses</c> beside a published programme, or that of the repository it runs from.</summary>
    /// <param name="from">Where to look first; every folder above it is tried, then the programme's own place.</param>
    public static string FindFolder(string from, string name = "courses") =>
        Upwards(from)
            .Concat(Upwards(AppContext.BaseDirectory))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(Directory.Exists)
        ?? Path.Combine(from, name);

    private static IEnumerable<string> Upwards(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}

/// <summary>Logs what is wrong with the courses.</summary>
internal static class CatalogueLogging
{
    public static void LogFaults(this ILogger log, CourseCatalogue catalogue, LogLevel level)
    {
        foreach (var fault in catalogue.Faults)
            log.Log(level, "courses/{Fault}", fault);
        if (!catalogue.Withdrawn.IsEmpty)
            log.Log(
                level,
                "Withdrawn for the faults of their course.md: {Courses}. The other courses are served.",
                string.Join(", ", catalogue.Withdrawn)
            );
        if (catalogue.Withheld.Any())
            log.Log(
                level,
                "Withheld for their faults: {Pieces}. The rest of their courses is served.",
                string.Join(", ", catalogue.Withheld)
            );
    }
}
