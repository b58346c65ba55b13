using Microsoft.Extensions.Logging;

namespace UsmeAprende.Catalogue;

/// <summary>Tells the log what is wrong with the courses.</summary>
internal static class CatalogueLog
{
    public static void TellFaults(this ILogger log, CourseCatalogue catalogue, LogLevel level)
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
