using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People;

/// <summary>A place as a coordinator types it.</summary>
public sealed class PlaceForm
{
    /// <summary>The place's, made with the form: pressed twice, one place (R33).</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Kind { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    /// <summary>What was added with this form before, when it comes again with something else (R33).</summary>
    [BindNever]
    public FormConflict? Before { get; set; }

    /// <summary>Gives what was typed an id of its own, beside what was stored under the former.</summary>
    public void StartAgain(ModelStateDictionary state, string name)
    {
        Before = new FormConflict(name, $"{PlacesController.Path}/{Id}");
        Id = Guid.CreateVersion7();
        state.Remove(nameof(Id));
    }

    /// <summary>The checked place, or nothing and an error beside the wrong field.</summary>
    public PlaceDetails? Check(ModelStateDictionary errors)
    {
        if (PlaceDetails.TryParse(Kind, Code, Name, out var details, out var fault, out var problem))
            return details;
        errors.AddModelError(
            fault switch
            {
                PlaceFault.Kind => nameof(Kind),
                PlaceFault.Code => nameof(Code),
                _ => nameof(Name),
            },
            string.IsNullOrWhiteSpace(Name) && fault is PlaceFault.Name ? "Escriba el nombre del lugar." : problem
        );
        return null;
    }
}
