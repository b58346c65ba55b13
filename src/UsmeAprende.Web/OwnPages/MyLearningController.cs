using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.OwnPages;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Gatherings.Seats;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.OwnPages;

/// <summary>The own courses: progress, the next step, what the certificate still needs.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyLearningController(
    OwnPageReader pages,
    PersonProgressReader progress,
    CatalogueStore catalogue,
    BadgeStore badges,
    TimeProvider clock
) : Controller
{
    [HttpGet("/mi-aprendizaje")]
    [OwnPage]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("MyLearning", CreatePage(await pages.ReadAsync(User.PersonId(), cancel)));

    private MyLearningPage CreatePage(OwnLearning own)
    {
        var (now, book) = (clock.GetUtcNow().UtcDateTime, badges.Current);
        var courses = own.ComputeCourses(progress).ToLookup(c => c.IsStarted, c => new OwnCourseView(c));
        return new MyLearningPage(
            [.. courses[true]],
            [.. courses[false]],
            own.ComputeHours(now),
            OwnGatheringNews.Compose(own.ListSeats(now).FirstOrDefault(), own.Groups, catalogue.Current),
            book.ById.Count == 0 ? null : new MyBadgesView(own.ComputeStreak(now), own.ListBadges(book))
        );
    }
}

/// <summary>A person's learning as their page shows it.</summary>
/// <param name="Started">Latest activity first.</param>
/// <param name="Others">Not begun yet.</param>
/// <param name="Hours">Hours of all courses (R22).</param>
/// <param name="News">About gatherings. Shown above the courses, since the person may have to act.</param>
/// <param name="Badges">Null if the badge book is empty.</param>
public sealed record MyLearningPage(
    IReadOnlyList<OwnCourseView> Started,
    IReadOnlyList<OwnCourseView> Others,
    LearningHours Hours,
    IReadOnlyList<string>? News,
    MyBadgesView? Badges
)
{
    public int MinutesIn(Course course) => Hours.ByCourse.GetValueOrDefault(course.Id);
}
