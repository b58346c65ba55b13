using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People.Identity;

/// <summary>Somebody registered by staff, as typed.</summary>
public sealed class WalkInForm : ProfileForm
{
    private const int AfterProfile = 20_000;

    /// <summary>Made with the form, so that pressing twice on a slow line registers one person.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public bool DocumentSeen { get; set; }

    [Display(Order = AfterProfile)]
    public bool DataTreatment { get; set; }

    public bool Image { get; set; }

    /// <summary>People who were shown, and whom staff said this is not.</summary>
    public List<Guid> NotThese { get; set; } = [];

    /// <summary>Whom the person may be.</summary>
    [BindNever]
    public IReadOnlyList<DuplicateCandidate> Alike { get; set; } = [];

    /// <summary>Who was registered with this form before, when it comes again with somebody else (R33).</summary>
    [BindNever]
    public FormConflict? Before { get; set; }

    protected override (string One, string Several) Whose => ("el", "los");

    public override string NoSurnamesLabel => "No tiene apellidos";

    protected override bool NeedsIdentifier => false;

    /// <summary>The checked person, or nothing and an error beside each wrong field.</summary>
    public WalkInDetails? Check(ModelStateDictionary errors, int year)
    {
        var profile = CheckProfile(errors, year);
        if (DocumentSeen && NoValue.Is(Document))
            errors.AddModelError(nameof(Document), "Escriba el número del documento que vio, o quite la marca.");
        if (!DataTreatment)
            errors.AddModelError(
                nameof(DataTreatment),
                "Léale el permiso a la persona y márquelo si está de acuerdo. Sin él no podemos guardar sus datos."
            );
        return profile is null || !errors.IsValid || Id == Guid.Empty
            ? null
            : new WalkInDetails
            {
                Id = Id,
                Profile = profile,
                DataTreatment = true,
                Image = Image,
                DocumentSeen = DocumentSeen,
                NotThese = NotThese,
            };
    }

    /// <summary>Gives what was typed an id of its own, beside what was stored under the former.</summary>
    public void StartAgain(ModelStateDictionary state, string name)
    {
        Before = new FormConflict(name, $"{StaffSearchController.Path}/{Id}");
        Id = Guid.CreateVersion7();
        state.Remove(nameof(Id));
    }
}
