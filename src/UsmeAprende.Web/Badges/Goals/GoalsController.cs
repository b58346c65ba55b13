using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Figures;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Badges.Goals;

/// <summary>The page where a coordinator sets the goal of each month and sees its progress.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class GoalsController(CollectiveGoalService goals, TimeProvider clock) : Controller
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
            if (await goals.SetAsync(HttpContext.Actor(), goal.Month, goal.Title, goal.Target, cancel))
                return LocalRedirect($"{Path}?hecho=puesta");
            ModelState.AddModelError(nameof(form.Month), "Ese mes ya pasó. Elija este mes o uno que venga.");
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(form, cancel);
    }

    [HttpPost(Path + "/{goal:guid}/quitar")]
    public async Task<IActionResult> Remove(Guid goal, CancellationToken cancel) =>
        await goals.RemoveAsync(HttpContext.Actor(), goal, cancel) ? LocalRedirect($"{Path}?hecho=quitada") : NotFound();

    private async Task<IActionResult> ShowAsync(GoalForm form, CancellationToken cancel)
    {
        form.Months = GoalForm.ListMonths(Now);
        var all = await goals.ListAsync(cancel);
        var open = all.FindAll(g => g.FrozenAt is null && g.From <= Now).ConvertAll(g => g.Month);
        form.Counts = open.Count == 0 ? null : await goals.CountAsync(open, cancel);
        form.Goals = all.ConvertAll(g => (g, open.Contains(g.Month)));
        return View("Goals", form);
    }
}

/// <summary>The form for a goal, with the existing goals.</summary>
public sealed class GoalForm
{
    private const int MonthsAhead = 3;
    private const string MonthFormat = "yyyy-MM";

    [Required(ErrorMessage = "Elija el mes.")]
    public string? Month { get; set; }

    [Required(ErrorMessage = "Escriba la meta en una frase.")]
    [StringLength(CollectiveGoal.TitleLength, ErrorMessage = "La frase puede tener hasta 120 letras.")]
    public string? Title
    {
        get;
        set => field = TypedText.CleanLine(value);
    }

    [Required(ErrorMessage = "Escriba cuántas lecciones.")]
    public string? Target { get; set; }

    [BindNever]
    public IReadOnlyList<FormChoice> Months { get; set; } = [];

    [BindNever]
    public IReadOnlyList<(CollectiveGoal Goal, bool IsOpen)> Goals { get; set; } = [];

    /// <summary>Of those that are open, by month; null while they are being counted anew.</summary>
    [BindNever]
    public IReadOnlyDictionary<DateOnly, GoalCount>? Counts { get; set; }

    public static IReadOnlyList<FormChoice> ListMonths(DateTime now) =>
        [
            .. Enumerable
                .Range(0, MonthsAhead)
                .Select(n => FigureMonth.Of(now).AddMonths(n))
                .Select(month => new FormChoice(month.ToString(MonthFormat, CultureInfo.InvariantCulture), SpanishDates.Month(month))),
        ];

    /// <summary>Null if something is wrong; the error is in the model state.</summary>
    public (DateOnly Month, string Title, int Target)? Read(ModelStateDictionary state)
    {
        if (!DateOnly.TryParseExact(Month, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            state.AddModelError(nameof(Month), "Elija el mes.");
        if (!TypedNumber.TryParse(Target, out var target) || target is < CollectiveGoal.LeastTarget or > CollectiveGoal.MostTarget)
            state.AddModelError(
                nameof(Target),
                $"Escriba cuántas lecciones, con números. La meta puede ser de {CollectiveGoal.LeastTarget} "
                    + $"a {CollectiveGoal.MostTarget} lecciones."
            );
        return state.IsValid ? (month, Title!, target) : null;
    }
}
