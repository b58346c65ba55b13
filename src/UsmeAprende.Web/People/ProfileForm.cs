using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.People;

/// <summary>The form with a person's data, as typed.</summary>
public class ProfileForm
{
    private const int OldestBirthYear = 1900;

    public string? GivenNames { get; set; }

    public string? Surnames { get; set; }

    public bool NoSurnames { get; set; }

    public string? DocumentType { get; set; }

    public string? Document { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? BirthYear { get; set; }

    public string? Place { get; set; }

    public bool Minor { get; set; }

    public string? Guardian { get; set; }

    public bool GuardianAuthorises { get; set; }

    /// <summary>What the person needs to take part; only their own form asks.</summary>
    public List<string> Needs { get; set; } = [];

    /// <summary>Whether an adult has already authorised this minor.</summary>
    [BindNever]
    public bool IsAuthorised { get; set; }

    /// <summary>Whether it asks for the person's own data or for another person's, for the wording of its sentences.</summary>
    protected virtual (string One, string Several) Whose => ("su", "sus");

    /// <summary>The label of the checkbox for people without surnames.</summary>
    public virtual string NoSurnamesLabel => "No tengo apellidos";

    /// <summary>Whether an identifier to sign in by is required.</summary>
    protected virtual bool NeedsIdentifier => true;

    /// <summary>
    /// Whether the part for minors must be open: the person wrote something there, or something is missing there. An adult with another
    /// error is not asked about it.
    /// </summary>
    public bool IsAboutGuardian(ModelStateDictionary errors) =>
        Minor
        || GuardianAuthorises
        || !NoValue.Is(Guardian)
        || errors.GetFieldValidationState(nameof(Guardian)) is ModelValidationState.Invalid
        || errors.GetFieldValidationState(nameof(GuardianAuthorises)) is ModelValidationState.Invalid;

    /// <summary>
    /// A page never gives a password back. If the person typed one, they must hear that it is gone, or the next time it is missing.
    /// </summary>
    public static void AskPasswordAgain(ModelStateDictionary errors, string field, string? typed)
    {
        if (!string.IsNullOrEmpty(typed) && errors.GetFieldValidationState(field) is not ModelValidationState.Invalid)
            errors.AddModelError(field, "Por seguridad, escriba otra vez su clave.");
    }

    /// <summary>Fills the form with the stored data.</summary>
    public static ProfileForm FromPerson(Person person)
    {
        var document = person.Identifiers.Find(i => i.Kind is IdentifierKind.Document);
        return new ProfileForm
        {
            GivenNames = person.GivenNames,
            Surnames = person.Surnames,
            NoSurnames = person.Surnames.Length == 0,
            DocumentType = document?.DocumentType?.ToString(),
            Document = document?.Value,
            Phone = person.Identifiers.Find(i => i.Kind is IdentifierKind.Phone)?.Value,
            Email = person.Identifiers.Find(i => i.Kind is IdentifierKind.Email)?.Value,
            BirthYear = person.BirthYear?.ToString(CultureInfo.InvariantCulture),
            Place = person.Place,
            IsAuthorised = person.GuardianAuthorisedAt is not null,
        };
    }

    /// <summary>The checked profile; null if there are errors, which are added to the fields.</summary>
    public PersonProfile? CheckProfile(ModelStateDictionary errors, int year)
    {
        var givenNames = CheckName(errors, nameof(GivenNames), GivenNames, $"{Whose.Several} nombres");
        var surnames = CheckSurnames(errors);
        var document = CheckDocument(errors);
        var phone = CheckPhone(errors);
        var email = NoValue.Is(Email) ? null : Part<PersonEmailAddress>(errors, nameof(Email), Email, PersonEmailAddress.TryParse);
        if (NeedsIdentifier && new[] { Document, Phone, Email }.All(NoValue.Is))
            errors.AddModelError(nameof(Document), "Escriba al menos uno: su documento, su celular o su correo. Con ese dato va a entrar.");
        var birthYear = CheckBirthYear(errors, year);
        var place = CheckPlace(errors);
        var guardian = CheckGuardian(errors, document, birthYear, year);

        return !errors.IsValid
            ? null
            : new PersonProfile
            {
                GivenNames = givenNames!.Value,
                Surnames = surnames,
                Document = document,
                Phone = phone,
                Email = email,
                BirthYear = birthYear,
                Place = place,
                Guardian = guardian,
            };
    }

    /// <summary>
    /// Adds the error that others already sign in by the typed identifier, without saying who, and which other one to use (R11).
    /// </summary>
    public void AskForAnother(ModelStateDictionary errors)
    {
        (string Field, string? Typed, string Name)[] ways =
        [
            (nameof(Document), Document, "su documento"),
            (nameof(Phone), Phone, "su celular"),
            (nameof(Email), Email, "su correo"),
        ];
        var given = ways.Where(w => !string.IsNullOrWhiteSpace(w.Typed)).ToList();
        var left = ways.Except(given).ToList();
        var crowded = $"Otras personas ya entran con {Listed(given, "y")}, y ahí no cabe nadie más.";
        errors.AddModelError(
            given[0].Field,
            left.Count > 0
                ? $"{crowded} Escriba también {Listed(left, "o")}: con ese dato va a entrar. Si no tiene, pida ayuda en el café."
                : $"{crowded} Cambie uno de esos datos, o pida ayuda en el café: con su documento en la mano le ayudan a entrar."
        );

        static string Listed(List<(string Field, string? Typed, string Name)> ways, string last) =>
            ways.Count == 1 ? ways[0].Name : $"{string.Join(", ", ways.SkipLast(1).Select(w => w.Name))} {last} {ways[^1].Name}";
    }

    /// <summary>What others may know about the person, which the password must not contain.</summary>
    protected IEnumerable<string?> Known() => [GivenNames, Surnames, Document, Phone, Email];

    protected DocumentNumber? CheckDocument(ModelStateDictionary errors)
    {
        if (NoValue.Is(Document))
            return null;
        if (!Enum.TryParse<IdentityDocumentType>(DocumentType, out var type) || !Enum.IsDefined(type))
        {
            errors.AddModelError(nameof(DocumentType), "Elija qué documento es.");
            return null;
        }

        return Part(
            errors,
            nameof(Document),
            Document,
            (string? text, out DocumentNumber number, out string? problem) => DocumentNumber.TryParse(type, text, out number, out problem)
        );
    }

    protected PhoneNumber? CheckPhone(ModelStateDictionary errors) =>
        NoValue.Is(Phone) ? null : Part<PhoneNumber>(errors, nameof(Phone), Phone, PhoneNumber.TryParse);

    protected PlaceName? CheckPlace(ModelStateDictionary errors) =>
        NoValue.Is(Place) ? null : Part<PlaceName>(errors, nameof(Place), Place, PlaceName.TryParse);

    protected int? CheckBirthYear(ModelStateDictionary errors, int year)
    {
        if (NoValue.Is(BirthYear))
            return null;
        if (TypedNumber.TryParse(BirthYear, out var birth) && birth >= OldestBirthYear && birth <= year)
            return birth;
        errors.AddModelError(nameof(BirthYear), $"Escriba {Whose.One} año de nacimiento con cuatro números, por ejemplo 1975.");
        return null;
    }

    // R16
    protected PersonName? CheckGuardian(ModelStateDictionary errors, DocumentNumber? document, int? birthYear, int year)
    {
        if (IsAuthorised || (!Minor && document?.Type is not IdentityDocumentType.TI && !(year - birthYear < Person.AdultAge)))
            return null;
        PersonName? guardian = null;
        if (NoValue.Is(Guardian))
            errors.AddModelError(nameof(Guardian), "Escriba el nombre completo de la persona adulta que lo autoriza.");
        else
            guardian = CheckName(errors, nameof(Guardian), Guardian, "el nombre de la persona adulta");
        if (!GuardianAuthorises)
            errors.AddModelError(
                nameof(GuardianAuthorises),
                "Falta el permiso de su mamá, su papá o quien responde por usted, porque es menor de 18 años. Pídale que lo marque."
            );
        return guardian;
    }

    protected PersonName CheckSurnames(ModelStateDictionary errors)
    {
        if (!SurnamesInput.TryParse(Surnames, NoSurnames, NoSurnamesLabel, out var surnames, out var problem))
            errors.AddModelError(
                nameof(Surnames),
                TypedText.CleanValue(Surnames).Length == 0
                    ? $"Escriba {Whose.Several} apellidos. {problem}"
                    : $"Revise {Whose.Several} apellidos. {problem}"
            );
        return surnames;
    }

    // The error summary repeats each sentence far from its field, so the sentence must name the field.
    protected static PersonName? CheckName(ModelStateDictionary errors, string field, string? text, string what)
    {
        if (PersonName.TryParse(text, out var name, out var problem))
            return name;
        errors.AddModelError(field, TypedText.CleanValue(text).Length == 0 ? $"Escriba {what}." : $"Revise {what}. {problem}");
        return null;
    }

    private delegate bool PartParser<T>(string? text, out T value, out string? problem);

    private static T? Part<T>(ModelStateDictionary errors, string field, string? text, PartParser<T> parse)
        where T : struct
    {
        if (parse(text, out var value, out var problem))
            return value;
        errors.AddModelError(field, problem!);
        return null;
    }
}
