using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.People.Cards;

/// <summary>A person for whom staff may print a card, with what tells people of one name apart.</summary>
/// <param name="Identifier">The document, or else the phone; null if there is neither.</param>
public sealed record CardCandidate(PersonId Id, string Name, string? Identifier, DateTime RegisteredAt, bool HasCard)
{
    public string? LastFour => Identifier is { Length: > 4 } whole ? whole[^4..] : Identifier;
}

public static class CardCandidateQuery
{
    public static IQueryable<CardCandidate> SelectCardCandidates(this IQueryable<Person> people, UsmeDb db) =>
        people.Select(p => new CardCandidate(
            p.Id,
            (p.GivenNames + " " + p.Surnames).Trim(),
            p.Identifiers.Where(i => i.Kind != IdentifierKind.Email).OrderBy(i => i.Kind).Select(i => i.Value).FirstOrDefault(),
            p.CreatedAt,
            db.SignInCards.Any(c => c.PersonId == p.Id && c.VoidedAt == null)
        ));
}
