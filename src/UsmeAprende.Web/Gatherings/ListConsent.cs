using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Saying yes to a list that was looked at.</summary>
public sealed class ListConsent
{
    /// <summary>Lines that are the person whom they resemble.</summary>
    public List<int> Same { get; set; } = [];

    public bool HaveConsent { get; set; }

    public string? Reason { get; set; }

    /// <returns>Whether it is done, begun, or was before.</returns>
    public bool Tell(ImportOutcome outcome, Gathering? gathering, ModelStateDictionary errors)
    {
        if (outcome is ImportOutcome.ConsentMissing)
            errors.AddModelError(
                nameof(HaveConsent),
                "Sin la autorización firmada no podemos guardar los datos de las personas nuevas. Márquela si la tiene."
            );
        if (outcome is ImportOutcome.NotHeld)
            errors.AddModelError("", AttendanceWords.NotHeld(gathering!));
        if (outcome is ImportOutcome.ReasonNeeded)
            errors.AddModelError(nameof(Reason), AttendanceWords.Failure(ChangeOutcome.ReasonNeeded, gathering!));
        return outcome is ImportOutcome.Done or ImportOutcome.Begun or ImportOutcome.AlreadyApplied;
    }
}
