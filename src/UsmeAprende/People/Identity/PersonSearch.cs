using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Finds a person for staff who have them before them, by an exact identifier or by full name and birth year. Facilitators have no other
/// search (R14).
/// </summary>
public sealed class PersonSearch(UsmeDb db)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<PersonSummary>> ListByIdentifierAsync(string? typed, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(typed);
        return await GlimpsesAsync(db.People.Where(p => p.Identifiers.Any(i => keys.Contains(i.MatchKey))), cancel);
    }

    /// <summary>
    /// Names may be typed without accents and in any order, but all of them are needed; a single name finds a person who has only one (R10,
    /// R14).
    /// </summary>
    public async Task<IReadOnlyList<PersonSummary>> ListByNameAsync(string? names, int birthYear, CancellationToken cancel)
    {
        var words = PersonName
            .SearchKey(names ?? "", "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (words.Length == 0)
            return [];
        var born = db.People.Where(p => p.BirthYear == birthYear);
        foreach (var word in words)
            born = born.Where(p => p.NameKey.Contains(word));
        var people = await born.Include(p => p.Identifiers).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. people
                .Where(p => p.NameKey.Split(' ').Order(StringComparer.Ordinal).SequenceEqual(words))
                .Take(Most)
                .Select(PersonSummary.Of),
        ];
    }

    public async Task<PersonSummary?> FindAsync(PersonId id, CancellationToken cancel) =>
        (await GlimpsesAsync(db.People.Where(p => p.Id == id), cancel)).SingleOrDefault();

    private static async Task<IReadOnlyList<PersonSummary>> GlimpsesAsync(IQueryable<Person> people, CancellationToken cancel) =>
        [
            .. (
                await people
                    .AsNoTracking()
                    .Where(p => p.ErasedAt == null)
                    .Include(p => p.Identifiers)
                    .OrderBy(p => p.CreatedAt)
                    .Take(Most)
                    .ToListAsync(cancel)
            ).Select(PersonSummary.Of),
        ];
}

/// <summary>
/// What staff see of a person in a search: initials, place and last four digits (R14), and since when the account exists.
/// </summary>
public sealed record PersonSummary(
    PersonId Id,
    string Initials,
    string? Place,
    string LastFour,
    bool DocumentSeen,
    PersonRole Role,
    DateTime SignedUpAt,
    bool HasSecondFactor
)
{
    internal static PersonSummary Of(Person person)
    {
        var shown = person.Identifiers.OrderBy(i => i.Kind).FirstOrDefault(i => i.Kind is not IdentifierKind.Email);
        return new PersonSummary(
            person.Id,
            string.Concat(
                person.FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(n => char.IsUpper(n[0])).Select(n => $"{n[0]}.")
            ),
            person.Place,
            shown?.LastFour ?? "",
            person.Identifiers.Exists(i => i is { Kind: IdentifierKind.Document, VerifiedAt: not null }),
            person.Role,
            person.CreatedAt,
            person.TwoFactorEnabled
        );
    }
}

/// <summary>
/// Records in the audit whom staff looked up, without what they typed, since a search gives access to personal data (R14).
/// </summary>
public sealed class PersonLookUpAudit(UsmeDb db, AuditTrail audit)
{
    /// <param name="actor">Who looked.</param>
    /// <param name="found">The people who were shown; empty if nobody was found.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task RecordAsync(Actor actor, IReadOnlyCollection<PersonId> found, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                foreach (var subject in found.Count == 0 ? [PeopleAudit.Nobody] : found.Select(PeopleAudit.Subject))
                    await audit.AppendAsync(db, actor.PersonId, PeopleAudit.LookedUp, subject, null, null, cancel);
            },
            cancel
        );
}
