using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Demo;

namespace UsmeAprende.People;

/// <summary>Four people to sign in as, one per role, and learners whose names are hard to type and to find.</summary>
public sealed class DemoPeople(UsmeDb db, SignUp signUp, TimeProvider clock) : IDemoData
{
    public const string Password = "Usme-2026!";

    /// <summary>The e-mail addresses to sign in with, in the order of the roles.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "lideresa@demo.usme",
        "facilitador@demo.usme",
        "coordinacion@demo.usme",
        "administracion@demo.usme",
    ];

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (await db.PersonIdentifiers.AnyAsync(i => i.MatchKey == "MAIL:" + Accounts[0], cancel))
                    return;
                Add(
                    Role.Learner,
                    "Rosa Elvira",
                    "Chisacá Muñoz",
                    "El Destino",
                    1968,
                    DocumentType.CC,
                    "52345678",
                    "300 123 4501",
                    Accounts[0]
                );
                Add(
                    Role.Facilitator,
                    "Óscar Andrés",
                    "Peña-Rodríguez",
                    "Gran Yomasa",
                    1990,
                    DocumentType.CC,
                    "1033456789",
                    "300 123 4502",
                    Accounts[1]
                );
                Add(Role.Coordinator, "Luz Mariela", "Güiza Ñañez", "Ciudad Usme", 1979, DocumentType.CC, "52987654", null, Accounts[2]);
                Add(
                    Role.Administrator,
                    "Iván Darío",
                    "Quintero Sáenz",
                    "Alfonso López",
                    1985,
                    DocumentType.CC,
                    "80234567",
                    null,
                    Accounts[3]
                );
                Add(
                    Role.Learner,
                    "María José de la Concepción",
                    "Ñañez Güiza",
                    "La Requilina",
                    1955,
                    DocumentType.CC,
                    "41234567",
                    "300 123 4512",
                    null
                );
                Add(Role.Learner, "José", "de los Ríos Buitrago", "Los Soches", 1948, DocumentType.CC, "79456123", null, null);
                Add(Role.Learner, "Wilmer José", "Colmenárez", "Danubio", 1994, DocumentType.PPT, "4456712", "300 123 4506", null);
                Add(
                    Role.Learner,
                    "Blanca Nubia",
                    "Chisica Tibaduiza",
                    "Las Margaritas",
                    1961,
                    DocumentType.CC,
                    "41567890",
                    "300 123 4504",
                    null
                );
                Add(Role.Learner, "Daniela", "Souza Lima", "Danubio", 1999, DocumentType.PAS, "AV123456", "+55 11 91234-5678", null);
                Add(
                    Role.Learner,
                    "Yuliana Alejandra",
                    "Ortíz Muñoz",
                    "Ciudad Usme",
                    2010,
                    DocumentType.TI,
                    "1001234567",
                    "300 123 4504",
                    null,
                    guardian: "Blanca Nubia Chisica"
                );
            },
            cancel
        );

    private void Add(
        Role role,
        string givenNames,
        string surnames,
        string place,
        int birthYear,
        DocumentType type,
        string document,
        string? phone,
        string? email,
        string? guardian = null
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var profile = new Profile
        {
            GivenNames = Name(givenNames),
            Surnames = Name(surnames),
            Document = DocumentNumber.TryParse(type, document, out var number, out _) ? number : null,
            Phone = PhoneNumber.TryParse(phone, out var tel, out _) ? tel : null,
            Email = EmailAddress.TryParse(email, out var mail, out _) ? mail : null,
            BirthYear = birthYear,
            Place = PlaceName.TryParse(place, out var where, out _) ? where : null,
            Guardian = guardian is null ? null : Name(guardian),
        };
        var request = new SignUpRequest { Profile = profile, Password = Password };
        var person = signUp.Make(request, role);
        person.Identifiers[0].Verify(now, null);
        signUp.Add(person, request);
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException($"{text}: {problem}");
}
