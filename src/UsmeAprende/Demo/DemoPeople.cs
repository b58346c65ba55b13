using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.Demo;

/// <summary>Demo people: four accounts to sign in with, one for each role, and learners whose names are hard to type and to find.</summary>
public sealed class DemoPeople(UsmeDb db, AccountSignUp signUp, TimeProvider clock) : IDemoData
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
                    PersonRole.Learner,
                    "Rosa Elvira",
                    "Chisacá Muñoz",
                    "El Destino",
                    1968,
                    IdentityDocumentType.CC,
                    "52345678",
                    "300 123 4501",
                    Accounts[0]
                );
                Add(
                    PersonRole.Facilitator,
                    "Óscar Andrés",
                    "Peña-Rodríguez",
                    "Gran Yomasa",
                    1990,
                    IdentityDocumentType.CC,
                    "1033456789",
                    "300 123 4502",
                    Accounts[1]
                );
                Add(
                    PersonRole.Coordinator,
                    "Luz Mariela",
                    "Güiza Ñañez",
                    "Ciudad Usme",
                    1979,
                    IdentityDocumentType.CC,
                    "52987654",
                    null,
                    Accounts[2]
                );
                Add(
                    PersonRole.Administrator,
                    "Iván Darío",
                    "Quintero Sáenz",
                    "Alfonso López",
                    1985,
                    IdentityDocumentType.CC,
                    "80234567",
                    null,
                    Accounts[3]
                );
                Add(
                    PersonRole.Learner,
                    "María José de la Concepción",
                    "Ñañez Güiza",
                    "La Requilina",
                    1955,
                    IdentityDocumentType.CC,
                    "41234567",
                    "300 123 4512",
                    null
                );
                Add(
                    PersonRole.Learner,
                    "José",
                    "de los Ríos Buitrago",
                    "Los Soches",
                    1948,
                    IdentityDocumentType.CC,
                    "79456123",
                    null,
                    null
                );
                Add(
                    PersonRole.Learner,
                    "Wilmer José",
                    "Colmenárez",
                    "Danubio",
                    1994,
                    IdentityDocumentType.PPT,
                    "4456712",
                    "300 123 4506",
                    null
                );
                Add(
                    PersonRole.Learner,
                    "Blanca Nubia",
                    "Chisica Tibaduiza",
                    "Las Margaritas",
                    1961,
                    IdentityDocumentType.CC,
                    "41567890",
                    "300 123 4504",
                    null
                );
                Add(
                    PersonRole.Learner,
                    "Daniela",
                    "Souza Lima",
                    "Danubio",
                    1999,
                    IdentityDocumentType.PAS,
                    "AV123456",
                    "+55 11 91234-5678",
                    null
                );
                Add(
                    PersonRole.Learner,
                    "Yuliana Alejandra",
                    "Ortíz Muñoz",
                    "Ciudad Usme",
                    2010,
                    IdentityDocumentType.TI,
                    "1001234567",
                    "300 123 4504",
                    null,
                    guardian: "Blanca Nubia Chisica"
                );
            },
            cancel
        );

    private void Add(
        PersonRole role,
        string givenNames,
        string surnames,
        string place,
        int birthYear,
        IdentityDocumentType type,
        string document,
        string? phone,
        string? email,
        string? guardian = null
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var profile = new PersonProfile
        {
            GivenNames = Name(givenNames),
            Surnames = Name(surnames),
            Document = DocumentNumber.TryParse(type, document, out var number, out _) ? number : null,
            Phone = PhoneNumber.TryParse(phone, out var tel, out _) ? tel : null,
            Email = PersonEmailAddress.TryParse(email, out var mail, out _) ? mail : null,
            BirthYear = birthYear,
            Place = PlaceName.TryParse(place, out var where, out _) ? where : null,
            Guardian = guardian is null ? null : Name(guardian),
        };
        var request = new SignUpRequest { Profile = profile, Password = Password };
        var person = signUp.BuildPerson(request, role);
        person.Identifiers[0].Verify(now, null);
        signUp.AddPerson(person, request);
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException($"{text}: {problem}");
}
