using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.OwnPages;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.OwnPages;

/// <summary>Who is signed in, and what they have done.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(OwnPageReader pages, SyncEpochStore epoch) : ControllerBase
{
    [HttpGet("/api/me")]
    [OwnPage]
    [ProducesResponseType<OwnProgress>(StatusCodes.Status200OK)]
    public async Task<IResult> Get(CancellationToken cancel)
    {
        var own = await pages.ReadAsync(User.PersonId(), cancel);
        var lessons = new List<(DateTime? FinishedAt, ActivityId Lesson)>();
        var tests = new Dictionary<ActivityId, int>();
        var right = new List<ActivityId>();
        foreach (var (activity, done) in own.Progress)
        {
            if (done.FinishedAt is null && done.BestScore is null)
                continue;
            if (activity.IsTest)
                tests[activity] = done.BestScore ?? 0;
            else if (activity.IsLesson)
                lessons.Add((done.FinishedAt, activity));
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
                [.. own.Together.Where(l => l.IsLesson)]
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
public sealed record OwnProgress(
    PersonId Id,
    string Name,
    string Role,
    string Epoch,
    IReadOnlyCollection<ActivityId> Lessons,
    IReadOnlyDictionary<ActivityId, int> Tests,
    IReadOnlyCollection<ActivityId> Right,
    IReadOnlyCollection<ActivityId> Together
);

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OwnProgress))]
internal sealed partial class OwnPagesJson : JsonSerializerContext;
