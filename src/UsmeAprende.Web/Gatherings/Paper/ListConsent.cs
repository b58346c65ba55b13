using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Web.Gatherings.Attendance;

namespace UsmeAprende.Web.Gatherings.Paper;

/// <summary>The form that confirms a list.</summary>
public sealed class ListConsent
{
    public const string IsSame = "misma";
    public const string IsOther = "otra";

    /// <summary>By line, whether its person is the known one.</summary>
    public Dictionary<int, string?> Answers { get; set; } = [];

    /// <summary>By line, the names as staff parted them.</summary>
    public Dictionary<int, string?> Names { get; set; } = [];

    public bool HasSeenNames { get; set; }

    public bool HaveConsent { get; set; }

    public string? Reason { get; set; }

    public ListAnswers Read() =>
        new()
        {
            Same = [.. Answers.Where(a => a.Value == IsSame).Select(a => a.Key)],
            Others = [.. Answers.Where(a => a.Value == IsOther).Select(a => a.Key)],
            Names = Names.ToDictionary(n => n.Key, n => n.Value ?? ""),
            HasSeenNames = HasSeenNames,
            HaveConsent = HaveConsent,
            Reason = Reason,
        };

    /// <returns>Whether the list is done, or being done.</returns>
    public bool AddErrors(ListImportResult outcome, Gathering? gathering, ModelStateDictionary errors)
    {
        if (outcome is ListImportResult.Undecided)
            errors.AddModelError("", "Diga de cada persona parecida si es la misma o es otra. Nada se guardó.");
        if (outcome is ListImportResult.NamesUnseen)
            errors.AddModelError(nameof(HasSeenNames), "Revise cómo quedaron los nombres y los apellidos, y márquelo.");
        if (outcome is ListImportResult.NameUnclear)
            errors.AddModelError("", "Escriba cada nombre con letras, y una sola barra (/) entre los nombres y los apellidos.");
        if (outcome is ListImportResult.ConsentMissing)
            errors.AddModelError(
                nameof(HaveConsent),
                "Sin la autorización firmada no podemos guardar los datos de las personas nuevas. Márquela si la tiene."
            );
        if (outcome is ListImportResult.NotHeld)
            errors.AddModelError("", AttendanceWords.NotHeld(gathering!));
        if (outcome is ListImportResult.ReasonNeeded)
            errors.AddModelError(nameof(Reason), AttendanceWords.DescribeFailure(AttendanceResultKind.ReasonNeeded, gathering!));
        return outcome is ListImportResult.Done or ListImportResult.Begun or ListImportResult.AlreadyApplied;
    }
}
