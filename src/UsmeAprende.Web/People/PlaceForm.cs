using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>A place as a coordinator types it.</summary>
public sealed class PlaceForm
{
    public string? Kind { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    /// <summary>The checked place, or nothing and an error beside the wrong field.</summary>
    public PlaceDetails? Check(ModelStateDictionary errors)
    {
        if (PlaceDetails.TryParse(Kind, Code, Name, out var details, out var fault, out var problem))
            return details;
        errors.AddModelError(fault switch { PlaceFault.Kind => nameof(Kind), PlaceFault.Code => nameof(Code), _ => nameof(Name) }, string.IsNullOrWhiteSpace(Name) && fault is PlaceFault.Name ? "Escriba el nombre del lugar." : problem);
        return null;
    }
}
