using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>Who is signed in, and what they have done.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeController(ProgressService progress, Epoch epoch) : ControllerBase
{
    [HttpGet("/api/me")]
    [ProducesResponseType<OwnProgress>(StatusCodes.Status200OK)]
    public async Task<IResult> Get(CancellationToken cancel)
    {
        var lessons = new List<string>();
        var tests = new Dictionary<string, int>();
        var right = new List<string>();
        // The lesson finished last stands last: it is where one goes on from.
        foreach (var (activity, outcome) in (await progress.OutcomesAsync(User.PersonId(), cancel)).OrderBy(o => o.Value.FinishedAt))
        {
            if (Activities.IsTest(activity))
                tests[activity] = outcome.BestScore ?? 0;
            else if (Activities.IsLesson(activity))
                lessons.Add(activity);
            else if (outcome.FirstRightAt is not null)
                right.Add(activity);
        }
        return TypedResults.Json(new OwnProgress(User.PersonId(), User.FindFirstValue(ClaimTypes.GivenName) ?? "", Role().ToString(), epoch.Current, lessons, tests, right), LearningJson.Default.OwnProgress);
    }

    private Role Role() => Enum.GetValues<Role>().Reverse().FirstOrDefault(role => User.IsInRole(role.ToString()));
}
