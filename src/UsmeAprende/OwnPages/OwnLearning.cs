using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;

namespace UsmeAprende.OwnPages;

/// <summary>One human's learning for their own pages: the stored facts, and what follows from them at a moment.</summary>
public sealed class OwnLearning
{
    private readonly CourseCatalogue _catalogue;
    private readonly OwnPageDetails _details;
    private readonly InPersonLearning _inPerson;
    private readonly Dictionary<ActivityId, ActivityProgress> _progress;

    internal OwnLearning(CourseCatalogue catalogue, Dictionary<ActivityId, ActivityProgress> recorded, OwnPageDetails details)
    {
        (_catalogue, _progress, _details) = (catalogue, recorded, details);
        _inPerson = AttendedGathering.ComputeLearning(details.Attended);
        Together = [.. _inPerson.Lessons.Keys.Select(l => catalogue.ResolveRenamed(l)).Distinct()];
        _progress.JoinIn(_inPerson, catalogue);
    }

    /// <summary>By the ids that activities have today; what was learnt in person included.</summary>
    public IReadOnlyDictionary<ActivityId, ActivityProgress> Progress => _progress;

    /// <summary>Lessons covered at gatherings the person came to.</summary>
    public IReadOnlyList<ActivityId> Together { get; }

    /// <summary>Groups that the person is in, latest first.</summary>
    public IReadOnlyList<OwnEnrolment> Groups => _details.Groups;

    public IReadOnlyList<CourseProgress> ComputeCourses(PersonProgressReader courses) =>
        courses.ComputeCourses(_progress, _inPerson, _catalogue);

    public LearningHours ComputeHours(DateTime now) => LearningHours.Compute(_progress, _details.Attended, _catalogue, now);

    /// <summary>Seats and places on waiting lists at gatherings that are not over, in order of time.</summary>
    public IEnumerable<OwnSeat> ListSeats(DateTime now) => _details.Seats.Where(s => s.EndsAt > now);

    /// <summary>Badges that are not revoked and are in the badge book, newest first.</summary>
    public IReadOnlyList<BadgeDefinition> ListBadges(BadgeBook book) =>
        [.. _details.Badges.Select(id => book.ById.GetValueOrDefault(id)).OfType<BadgeDefinition>()];

    /// <summary>The weekly streak at a moment. The row does not have when each length was reached, so it is the Monday here.</summary>
    public WeeklyStreak ComputeStreak(DateTime now) =>
        WeeklyStreak.Compute(
            _details.Weeks.Select(DateOnly.FromDayNumber).ToDictionary(monday => monday, monday => monday.ToDateTime(TimeOnly.MinValue)),
            LearningState.MondayOf(now)
        );
}
