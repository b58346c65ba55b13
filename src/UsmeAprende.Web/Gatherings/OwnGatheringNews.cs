using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Says on one's learning page when one meets next, and in which course one is enrolled.</summary>
public sealed class OwnGatheringNews(OwnGatherings own, CatalogueStore catalogue) : IMyLearningSection
{
    public async Task<MyLearningSection?> FindForPersonAsync(Guid person, CancellationToken cancel)
    {
        var reservations = await own.ReservationsAsync(person, cancel);
        var enrolments = await own.EnrolmentsAsync(person, cancel);
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
        return new MyLearningSection("/Gatherings/_OwnNews.cshtml", sentences, IsNews: true);
    }

    private static string Next(OwnReservation next) =>
        (next.Gathering.CancelledAt, next.State) switch
        {
            (not null, _) => $"Se canceló «{next.Gathering.Title}», del {When.ShortDay(next.Gathering.StartsAt)}.",
            (_, SeatState.Waiting) =>
                $"Está en lista de espera para «{next.Gathering.Title}», el {When.ShortDay(next.Gathering.StartsAt)}.",
            _ =>
                $"El próximo es «{next.Gathering.Title}»: {When.ShortDay(next.Gathering.StartsAt)}, {When.Hours(next.Gathering.StartsAt, next.Gathering.EndsAt)}",
        };
}
