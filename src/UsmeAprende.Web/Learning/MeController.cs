using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Learning;

/// <summary>Who is signed in, and what they have done.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(PersonProgressReader progress, SyncEpochStore epoch) : ControllerBase
{
    [HttpGet("/api/me")]
    [ProducesResponseType<OwnProgress>(StatusCodes.Status200OK)]
    public async Task<IResult> Get(CancellationToken cancel)
    {
        var lessons = new HashSet<string>(StringComparer.Ordinal);
        var tests = new Dictionary<string, int>(StringComparer.Ordinal);
        var together = new HashSet<string>(StringComparer.Ordinal);
        var right = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var mark in progress.ListMarksAsync(User.PersonId(), cancel))
        {
            if (ActivityIds.IsTest(mark.Activity))
                tests[mark.Activity] = Math.Max(mark.BestScore ?? 0, tests.GetValueOrDefault(mark.Activity));
            else if (ActivityIds.IsLesson(mark.Activity))
            {
                lessons.Add(mark.Activity);
                if (mark.InPerson)
                    together.Add(mark.Activity);
            }
            else if (mark.IsRight)
                right.Add(mark.Activity);
        }
        return TypedResults.Json(
            new OwnProgress(
                User.PersonId(),
                User.FindFirstValue(ClaimTypes.GivenName) ?? "",
                Role().ToString(),
                epoch.Current,
                lessons,
                tests,
                right,
                together
            ),
            LearningJson.Default.OwnProgress
        );
    }

    private PersonRole Role() => Enum.GetValues<PersonRole>().Reverse().FirstOrDefault(role => User.IsInRole(role.ToString()));
}

/// <summary>One's own progress, small: what a script lays over the public pages.</summary>
/// <param name="Lessons">Finished.</param>
/// <param name="Tests">Best percent by test id.</param>
/// <param name="Together">Of the lessons, those covered at a gathering the person came to.</param>
/// <param name="Right">Questions answered right at least once.</param>
public sealed record OwnProgress(
    Guid Id,
    string Name,
    string Role,
    string Epoch,
    IReadOnlyCollection<string> Lessons,
    IReadOnlyDictionary<string, int> Tests,
    IReadOnlyCollection<string> Right,
    IReadOnlyCollection<string> Together
);

/// <summary>The two busiest answers, written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SyncResponse))]
[JsonSerializable(typeof(OwnProgress))]
internal sealed partial class LearningJson : JsonSerializerContext;
