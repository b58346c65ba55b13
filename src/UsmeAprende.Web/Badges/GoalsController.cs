using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Badges;

/// <summary>The goals that all pursue together: a coordinator sets one a month, and sees how it goes.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class GoalsController(Goals goals, TimeProvider clock) : Controller
{
    private const string Path = "/coordinacion/metas";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet(Path)]
    public Task<IActionResult> Show(CancellationToken cancel) => ShowAsync(new GoalForm(), cancel);

    [HttpPost(Path)]
    public async Task<IActionResult> Put(GoalForm form, CancellationToken cancel)
    {
        if (form.Read(ModelState) is { } goal)
        {
            if (await goals.SetAsync(User.PersonId(), goal.Month, goal.Title, goal.Target, cancel))
                return LocalRedirect($"{Path}?hecho=puesta");
            ModelState.AddModelError(nameof(form.Month), "Ese mes ya pasó. Elija este mes o uno que venga.");
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(form, cancel);
    }

    [HttpPost(Path + "/{goal:guid}/quitar")]
    public async Task<IActionResult> Remove(Guid goal, CancellationToken cancel) =>
        await goals.RemoveAsync(User.PersonId(), goal, cancel) ? LocalRedirect($"{Path}?hecho=quitada") : NotFound();

    private async Task<IActionResult> ShowAsync(GoalForm form, CancellationToken cancel)
    {
        form.Months = GoalForm.MonthsFrom(Now);
        var shown = new List<(CollectiveGoal, GoalCount?)>();
        foreach (var goal in await goals.AllAsync(cancel))
            shown.Add((goal, goal.FrozenAt is null && goal.From <= Now ? await goals.CountAsync(goal, cancel) : null));
        form.Goals = shown;
        return View("Goals", form);
    }
}
