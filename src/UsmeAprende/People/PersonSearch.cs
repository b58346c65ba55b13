using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Finds the person in front of one, by an exact identifier or by full name and birth year. Nobody can be browsed for (R14).
/// </summary>
public sealed class PersonSearch(UsmeDb db)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<PersonGlimpse>> ByIdentifierAsync(string? typed, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(typed);
        return await GlimpsesAsync(db.People.Where(p => p.Identifiers.Any(i => keys.Contains(i.MatchKey))), cancel);
    }

    /// <summary>
    /// Names may be typed without accents and in either order, but all of them: one alone finds who has no other (R10, R14).
    /// </summary>
    public async Task<IReadOnlyList<PersonGlimpse>> ByNameAsync(string? names, int birthYear, CancellationToken cancel)
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
                .Select(PersonGlimpse.Of),
        ];
    }

    public async Task<PersonGlimpse?> ByIdAsync(Guid id, CancellationToken cancel) =>
        (await GlimpsesAsync(db.People.Where(p => p.Id == id), cancel)).SingleOrDefault();

    private static async Task<IReadOnlyList<PersonGlimpse>> GlimpsesAsync(IQueryable<Person> people, CancellationToken cancel) =>
        [
            .. (
                await people
                    .AsNoTracking()
                    .Where(p => p.ErasedAt == null)
                    .Include(p => p.Identifiers)
                    .OrderBy(p => p.CreatedAt)
                    .Take(Most)
                    .ToListAsync(cancel)
            ).Select(PersonGlimpse.Of),
        ];
}
