using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.OwnPages;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Gatherings.Seats;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.OwnPages;

/// <summary>
/// The own courses: progress, the next step, what the certificate still needs. To nobody it is a public page, and a script adds what was
/// done on this phone without an account.
/// </summary>
public sealed class MyLearningController(
    OwnPageReader pages,
    PersonProgressReader progress,
    CatalogueStore catalogue,
    BadgeStore badges,
    TimeProvider clock
) : Controller
{
    [HttpGet("/mi-aprendizaje"), AllowAnonymous, OwnPage, PublicForNobody]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (User.TryPersonId() is not { } person)
            return View("PhoneLearning", catalogue.Current.Courses.Where(c => c.HasLessons).ToList());
        Response.Headers.CacheControl = "no-store, no-cache";
        return View("MyLearning", CreatePage(await pages.ReadAsync(person, cancel)));
    }

    private MyLearningPage CreatePage(OwnLearning own)
    {
        var (now, book) = (clock.GetUtcNow().UtcDateTime, badges.Current);
        var all = own.ComputeCourses(progress);
        var courses = all.ToLookup(c => c.IsStarted, c => new OwnCourseView(c));
        return new MyLearningPage(
            [.. courses[true]],
            [.. courses[false]],
            NextStep.Find(all, all.FirstOrDefault(c => c.IsStarted)),
            own.ComputeHours(now),
            OwnGatheringNews.Compose(own.ListSeats(now).FirstOrDefault(), own.Groups, catalogue.Current),
            book.ById.Count == 0 ? null : new MyBadgesView(own.ComputeStreak(now), own.ListBadges(book))
        );
    }
}

/// <summary>A person's learning as their page shows it.</summary>
/// <param name="Started">Latest activity first.</param>
/// <param name="Others">Not begun yet.</param>
/// <param name="Next">The one next step; null if everything is done.</param>
/// <param name="Hours">Hours of all courses (R22).</param>
/// <param name="News">About gatherings. Shown above the courses, since the person may have to act.</param>
/// <param name="Badges">Null if the badge book is empty.</param>
public sealed record MyLearningPage(
    IReadOnlyList<OwnCourseView> Started,
    IReadOnlyList<OwnCourseView> Others,
    NextStep? Next,
    LearningHours Hours,
    IReadOnlyList<string>? News,
    MyBadgesView? Badges
)
{
    public int MinutesIn(Course course) => Hours.ByCourse.GetValueOrDefault(course.Id);
}
