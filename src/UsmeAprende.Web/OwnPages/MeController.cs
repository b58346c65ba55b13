using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.OwnPages;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.OwnPages;

/// <summary>Who is signed in, and what they have done.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(OwnPageReader pages, SyncEpochStore epoch, TimeProvider clock) : ControllerBase
{
    [HttpGet("/api/me")]
    [OwnPage]
    [ProducesResponseType<OwnProgress>(StatusCodes.Status200OK)]
    public async Task<IResult> Get(CancellationToken cancel)
    {
        var own = await pages.ReadAsync(User.PersonId(), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var monday = BogotaClock.ToUtc(LearningState.MondayOf(now), TimeOnly.MinValue);
        var (latest, week) = (default((DateTime At, string? Course)), 0);
        var lessons = new List<(DateTime? FinishedAt, ActivityId Lesson)>();
        var tests = new Dictionary<ActivityId, int>();
        var right = new List<ActivityId>();
        foreach (var (activity, done) in own.Progress)
        {
            if (done.StartedAt > latest.At && activity is { IsGame: false, IsThanks: false, IsAboutGathering: false })
                latest = (done.StartedAt, activity.CourseId);
            if (done.FinishedAt is null && done.BestScore is null)
                continue;
            if (activity.IsTest)
                tests[activity] = done.BestScore ?? 0;
            else if (activity.IsLesson)
            {
                lessons.Add((done.FinishedAt, activity));
                week += done.FinishedAt >= monday ? 1 : 0;
            }
            else if (done.FirstRightAt is not null)
                right.Add(activity);
        }
        return TypedResults.Json(
            new OwnProgress(
                User.PersonId(),
                User.FindFirstValue(ClaimTypes.GivenName) ?? "",
                PersonClaimsFactory.ReadActingRole(User).ToString(),
                epoch.Current,
                [.. lessons.OrderBy(l => l.FinishedAt).Select(l => l.Lesson)],
                tests,
                right,
                [.. own.Together.Where(l => l.IsLesson)],
                latest.Course,
                week,
                own.ListSeats(now).FirstOrDefault() is { } seat ? SeatInWords.Create(seat) : null
            ),
            OwnPagesJson.Default.OwnProgress
        );
    }
}

/// <summary>The own progress, in short: a script shows it on the public pages.</summary>
/// <param name="Lessons">Finished lessons, in order of time.</param>
/// <param name="Tests">Best percent by test id.</param>
/// <param name="Together">Lessons that were covered at a gathering that the person attended.</param>
/// <param name="Right">Questions answered right at least once.</param>
/// <param name="Course">The course one is in: that of the latest activity.</param>
/// <param name="Week">Lessons finished since Monday.</param>
/// <param name="Seat">The next gathering at which they have a seat, or wait for one.</param>
public sealed record OwnProgress(
    PersonId Id,
    string Name,
    string Role,
    string Epoch,
    IReadOnlyCollection<ActivityId> Lessons,
    IReadOnlyDictionary<ActivityId, int> Tests,
    IReadOnlyCollection<ActivityId> Right,
    IReadOnlyCollection<ActivityId> Together,
    string? Course,
    int Week,
    SeatInWords? Seat
);

/// <summary>A gathering as a person's home page names it.</summary>
public sealed record SeatInWords(Guid Gathering, string Title, string When, string? State)
{
    public static SeatInWords Create(OwnSeat seat) =>
        new(
            seat.GatheringId,
            seat.Title,
            SpanishDates.ShortDayAndTime(seat.StartsAt),
            seat.IsCancelled ? "Se canceló"
                : seat.State is SeatState.Waiting ? "Está en lista de espera"
                : null
        );
}

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OwnProgress))]
internal sealed partial class OwnPagesJson : JsonSerializerContext;
