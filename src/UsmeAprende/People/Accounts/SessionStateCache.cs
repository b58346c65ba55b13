using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Holds the state that a session must match to stay open. For staff it is read at every request (R15), and with several nodes for
/// everybody. With one node, a learner's state is cached for a minute, and removed when it changes, so that signing out everywhere works at
/// once.
/// </summary>
public sealed class SessionStateCache(IServiceScopeFactory scopes, DatabaseProvider database) : IDisposable
{
    private const int MostRemembered = 50_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private long _changes;
    private readonly MemoryCache _states = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public async ValueTask<SessionState?> FindStateAsync(PersonId person, bool fresh, CancellationToken cancel)
    {
        if (!fresh && database.IsFile && _states.TryGetValue(person, out SessionState? known))
            return known;
        var changes = Volatile.Read(ref _changes);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var state = await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => new SessionState(
                p.SecurityStamp!,
                p.SurvivorId,
                p.Role,
                db.EndedSessions.Where(s => s.PersonId == p.Id).Select(s => s.Id).ToList()
            ))
            .SingleOrDefaultAsync(cancel);

        // A value that was read before a change must not be cached after it.
        if (database.IsFile && changes == Volatile.Read(ref _changes))
            _states.Set(person, state, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return state;
    }

    /// <summary>Call it after the commit of a new stamp, a new role, a link to another row, or the end of a session.</summary>
    public void Forget(PersonId person)
    {
        Interlocked.Increment(ref _changes);
        _states.Remove(person);
    }

    public void Dispose() => _states.Dispose();
}

/// <summary>The stamp and role that an open session must have, and the person's ended sessions.</summary>
/// <param name="Human">The survivor of the person's rows (R14).</param>
public sealed record SessionState(string Stamp, HumanId Human, PersonRole Role, IReadOnlyCollection<Guid> Ended);
