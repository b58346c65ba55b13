using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Figures;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Reports.Plan;

/// <summary>The form of a report, with the result that it is about.</summary>
public sealed class PlanReportForm
{
    private const string MonthFormat = "yyyy-MM";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Month { get; set; }

    public string? Amount { get; set; }

    public string? Words { get; set; }

    public string? Link { get; set; }

    public IFormFile? Evidence { get; set; }

    [BindNever, ValidateNever]
    public PlanResultPage Page { get; set; } = null!;

    /// <summary>What was stored with this form before, if it comes again with other content (R33).</summary>
    [BindNever, ValidateNever]
    public FormConflict? Before { get; set; }

    public IReadOnlyList<FormChoice> ListMonths() =>
        [
            .. Enumerable
                .Range(1, 12)
                .Select(month => new DateOnly(Page.Plan.Year, month, 1))
                .Select(month => new FormChoice(month.ToString(MonthFormat, CultureInfo.InvariantCulture), SpanishDates.Month(month))),
        ];

    /// <returns>Null if there is no file, or something is wrong with it: then the error is in the model state.</returns>
    public async Task<PlanEvidence?> ReadFileAsync(ModelStateDictionary errors, CancellationToken cancel)
    {
        if (Evidence is not { Length: > 0 } file)
            return null;
        if (PlanReporting.FindProblem(await file.ReadAllAsync(cancel), out var evidence) is not { } problem)
            return evidence;
        errors.AddModelError(nameof(Evidence), $"{problem} Escójalo otra vez.");
        return null;
    }

    /// <returns>Null if something is wrong; the error is in the model state.</returns>
    public PlanReportDetails? Check(ModelStateDictionary errors, int year, string result, DateTime now)
    {
        if (
            !DateOnly.TryParseExact(Month, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            || month.Year != year
        )
            errors.AddModelError(nameof(Month), "Elija en qué mes se hizo.");
        else if (month > FigureMonth.Of(now))
            errors.AddModelError(nameof(Month), "Ese mes todavía no llega. Se reporta lo que ya se hizo.");
        if (!TypedNumber.TryParse(Amount, out var amount) || amount is < 1 or > PlanReport.MostAmount)
            errors.AddModelError(nameof(Amount), $"Escriba cuántos se hicieron, con números: de 1 a {PlanReport.MostAmount}.");
        var words = FormText.ReadText(errors, nameof(Words), Words, PlanReport.WordsLength);
        if (words is null && TypedText.CleanLines(Words).Length == 0)
            errors.AddModelError(nameof(Words), "Escriba qué se hizo, dónde y con quién.");
        var link = FormText.ReadOptionalLine(errors, nameof(Link), Link, PlanReport.LinkLength);
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            errors.AddModelError(nameof(Link), "El enlace debe empezar con https:// y no llevar espacios.");
        return errors.IsValid ? new PlanReportDetails(Id, year, result, month, amount, words!, link) : null;
    }
}
