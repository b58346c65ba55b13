using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>Says on one's learning page when one meets next, and in which course one is enrolled.</summary>
public sealed class OwnGatheringNews(OwnGatheringReader own, CatalogueStore catalogue) : IMyLearningSection
{
    public async Task<MyLearningSection?> FindForPersonAsync(Guid person, CancellationToken cancel)
    {
        var reservations = await own.ListReservationsAsync(person, cancel);
        var enrolments = await own.ListEnrolmentsAsync(person, cancel);
        if (reservations.Count + enrolments.Count == 0)
            return null;
        var sentences = new List<string>();
        if (reservations.Count > 0)
            sentences.Add(Next(reservations[0]));
        sentences.AddRange(
            enrolments
                .Where(e => e.CourseId is not null && catalogue.Current.CoursesById.ContainsKey(e.CourseId))
                .Select(e => $"Inscripción vigente: grupo «{e.Name}», curso «{catalogue.Current.CoursesById[e.CourseId!].Title}».")
        );
        return new MyLearningSection("/Gatherings/Seats/_OwnNews.cshtml", sentences, IsNews: true);
    }

    private static string Next(OwnReservation next) =>
        (next.Gathering.CancelledAt, next.State) switch
        {
            (not null, _) => $"Se canceló «{next.Gathering.Title}», del {SpanishDayText.ShortDay(next.Gathering.StartsAt)}.",
            (_, SeatState.Waiting) =>
                $"Está en lista de espera para «{next.Gathering.Title}», el {SpanishDayText.ShortDay(next.Gathering.StartsAt)}.",
            _ => $"El próximo es «{next.Gathering.Title}»: {SpanishDayText.ShortDay(next.Gathering.StartsAt)}, "
                + $"{SpanishDayText.Hours(next.Gathering.StartsAt, next.Gathering.EndsAt)}",
        };
}
