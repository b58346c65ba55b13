using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Badges;
using UsmeAprende.Figures;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Badges;

/// <summary>A goal as a coordinator sets it, and those there are.</summary>
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
    public IReadOnlyList<(CollectiveGoal Goal, GoalCount? Count)> Goals { get; set; } = [];

    public static IReadOnlyList<FormChoice> MonthsFrom(DateTime now) =>
        [
            .. Enumerable
                .Range(0, MonthsAhead)
                .Select(n => FigureMonth.Of(now).AddMonths(n))
                .Select(month => new FormChoice(month.ToString(MonthFormat, CultureInfo.InvariantCulture), SpanishDates.Month(month))),
        ];

    /// <summary>Null where something is wrong, which the model state then says.</summary>
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
