using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People.Identity;

/// <summary>The form for registering a person, as typed.</summary>
public sealed class WalkInForm : ProfileForm
{
    private const int AfterProfile = 20_000;

    /// <summary>Made with the form, so that pressing twice on a slow line registers one person.</summary>
    public PersonId Id { get; set; } = PersonId.New();

    public bool DocumentSeen { get; set; }

    [Display(Order = AfterProfile)]
    public bool DataTreatment { get; set; }

    public bool Image { get; set; }

    /// <summary>The people who were shown and dismissed by staff.</summary>
    public List<PersonId> NotThese { get; set; } = [];

    /// <summary>People who may be the same and whom staff may see already, by name (R38).</summary>
    [BindNever]
    public IReadOnlyList<StaffAcquaintance> Acquaintances { get; set; } = [];

    /// <summary>Other known people who may be the same, by initials (R14).</summary>
    [BindNever]
    public IReadOnlyList<DuplicateCandidate> Alike { get; set; } = [];

    /// <summary>Whether somebody is shown who may be the same.</summary>
    public bool IsAsking => Acquaintances.Count + Alike.Count > 0;

    /// <summary>Everybody who is dismissed if the person is registered now.</summary>
    public IEnumerable<PersonId> Dismissed =>
        NotThese.Concat(Acquaintances.Select(k => k.Person)).Concat(Alike.Select(a => a.Person.Id)).Distinct();

    /// <summary>The person who was registered with this form before, if it comes again with another person (R33).</summary>
    [BindNever]
    public FormConflict? Before { get; set; }

    protected override (string One, string Several) Whose => ("el", "los");

    public override string NoSurnamesLabel => "No tiene apellidos";

    protected override bool NeedsIdentifier => false;

    /// <summary>The checked person; null if there are errors, which are added to the fields.</summary>
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
        return profile is null || !errors.IsValid || Id == PersonId.Empty
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

    /// <summary>Gives the form a new id, so that it can be stored beside what was stored under the old one.</summary>
    public void StartAgain(ModelStateDictionary state, string name)
    {
        Before = new FormConflict(name, $"{StaffSearchController.Path}/{Id}");
        Id = PersonId.New();
        state.Remove(nameof(Id));
    }
}
