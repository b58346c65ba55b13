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
        var lessons = new HashSet<string>(StringComparer.Ordinal);
        var tests = new Dictionary<string, int>(StringComparer.Ordinal);
        var together = new HashSet<string>(StringComparer.Ordinal);
        var right = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var mark in progress.MarksAsync(User.PersonId(), cancel))
        {
            if (Activities.IsTest(mark.Activity))
                tests[mark.Activity] = Math.Max(mark.BestScore ?? 0, tests.GetValueOrDefault(mark.Activity));
            else if (Activities.IsLesson(mark.Activity))
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

    private Role Role() => Enum.GetValues<Role>().Reverse().FirstOrDefault(role => User.IsInRole(role.ToString()));
}
