using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// The names of all people in memory, for coordinators, who search by parts of names with typing errors; databases cannot. Names that were
/// corrected are found a minute later at most; new people at once.
/// </summary>
public sealed class PersonNameIndex(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>More than this many are no answer; the list says so.</summary>
    public const int MostFound = 500;

    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    private volatile NameSnapshot _last = new(DateTime.MinValue, 0, []);

    /// <summary>
    /// The people of whose name each word is the beginning of a word, in any order. Only where nobody is found so is a typing error in each
    /// word forgiven.
    /// </summary>
    /// <returns>At most one more than <see cref="MostFound"/>.</returns>
    public async Task<IReadOnlyList<HumanId>> SearchAsync(string typed, CancellationToken cancel)
    {
        var words = PersonName.SearchKey(typed, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var names = (await ReadAsync(cancel)).Names;
        var exact = Find(forgiving: false);
        return exact.Count > 0 ? exact : Find(forgiving: true);

        List<HumanId> Find(bool forgiving) =>
            [.. names.Where(n => NameLikeness.Begins(words, n.Words, forgiving)).Select(n => n.Human).Distinct().Take(MostFound + 1)];
    }

    private async Task<NameSnapshot> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var count = await db.People.CountAsync(cancel);
        var last = _last;
        // A clock that was set back must not keep old names for days.
        if (last.Count == count && last.ReadAt <= now && now - last.ReadAt < Lasting)
            return last;
        var rows = await db
            .People.AsNoTracking()
            .Where(p => p.ErasedAt == null)
            .Select(p => new { p.SurvivorId, p.NameKey })
            .ToListAsync(cancel);
        return _last = new NameSnapshot(now, count, [.. rows.Select(r => new IndexedName(r.SurvivorId, r.NameKey.Split(' ')))]);
    }

    private sealed record NameSnapshot(DateTime ReadAt, int Count, IReadOnlyList<IndexedName> Names);

    private readonly record struct IndexedName(HumanId Human, string[] Words);
}
