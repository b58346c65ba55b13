using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Demo;

/// <summary>
/// Two people whom a facilitator registered without knowing that they have an account, and somebody who signs in with a card.
/// </summary>
public sealed class DemoWalkIns(
    UsmeDb db,
    WalkInRegistration walkIns,
    SignInCardIssuing cards,
    IPasswordHasher<Person> hasher,
    TimeProvider clock
) : IDemoData
{
    /// <summary>The card of José de los Ríos: <c>/entrar/carne#…</c>.</summary>
    public const string CardToken = "dGludG8tY29uLXBhbmVsYQ";

    public const string Pin = "739164";

    private static readonly PersonId SameName = PersonId.Parse("0198f000-0000-7000-8000-000000000001");
    private static readonly PersonId SameDocument = PersonId.Parse("0198f000-0000-7000-8000-000000000002");

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    await db.SignInCards.AnyAsync(cancel)
                    || await PersonAsync("MAIL:" + DemoPeople.Accounts[1], cancel) is not { } facilitator
                )
                    return;
                await walkIns.RegisterAllAsync(
                    await Actor.FindAsync(db, facilitator, cancel),
                    [
                        WalkIn(SameName, "Maria Jose de la Concepción", "Ñañez Guiza", 1955, null),
                        WalkIn(SameDocument, "Nubia", "Chisica", null, "41567890"),
                    ],
                    cancel
                );
                if (
                    await PersonAsync("CC:79456123", cancel) is not { } jose
                    || !UsmeAprende.People.Cards.CardToken.TryParse(CardToken, out var token)
                )
                    return;
                await cards.AddAsync(jose, token, CardNumber.Of(4_820_175), facilitator, cancel);
                await db.SaveChangesAsync(cancel);
                var card = await db.SignInCards.SingleAsync(c => c.PersonId == jose, cancel);
                card.SetPin(
                    hasher.HashPassword(await db.People.SingleAsync(p => p.Id == jose, cancel), Pin),
                    clock.GetUtcNow().UtcDateTime
                );
            },
            cancel
        );

    private Task<PersonId?> PersonAsync(string key, CancellationToken cancel) =>
        db.PersonIdentifiers.Where(i => i.MatchKey == key).Select(i => (PersonId?)i.PersonId).FirstOrDefaultAsync(cancel);

    private static WalkInDetails WalkIn(PersonId id, string givenNames, string surnames, int? birthYear, string? document) =>
        new()
        {
            Id = id,
            Profile = new PersonProfile
            {
                GivenNames = Name(givenNames),
                Surnames = Name(surnames),
                BirthYear = birthYear,
                Document = DocumentNumber.TryParse(IdentityDocumentType.CC, document, out var number, out _) ? number : null,
            },
            DataTreatment = true,
            DocumentSeen = document is not null,
        };

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException($"{text}: {problem}");
}
