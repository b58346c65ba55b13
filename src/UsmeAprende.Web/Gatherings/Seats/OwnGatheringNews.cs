using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>Says when one meets next, and in which courses one is enrolled.</summary>
public static class OwnGatheringNews
{
    /// <returns>Null where there is nothing to say.</returns>
    public static IReadOnlyList<string>? Compose(OwnSeat? next, IReadOnlyList<OwnEnrolment> groups, CourseCatalogue catalogue)
    {
        if (next is null && groups.Count == 0)
            return null;
        var sentences = new List<string>();
        if (next is not null)
            sentences.Add(Describe(next));
        sentences.AddRange(
            groups
                .Where(e => e.CourseId is not null && catalogue.CoursesById.ContainsKey(e.CourseId))
                .Select(e => $"Inscripción vigente: grupo «{e.Name}», curso «{catalogue.CoursesById[e.CourseId!].Title}».")
        );
        return sentences;
    }

    private static string Describe(OwnSeat next) =>
        next switch
        {
            { IsCancelled: true } => $"Se canceló «{next.Title}», del {SpanishDates.ShortDay(next.StartsAt)}.",
            { State: SeatState.Waiting } => $"Está en lista de espera para «{next.Title}», el {SpanishDates.ShortDay(next.StartsAt)}.",
            _ => $"El próximo es «{next.Title}»: {SpanishDates.ShortDay(next.StartsAt)}, "
                + $"{SpanishDates.Hours(next.StartsAt, next.EndsAt)}",
        };
}
