using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// What a session must agree with to stay open. Staff are looked up at every request (R15), and everybody where several nodes share the
/// database. On one node learners' state is remembered for a minute, and forgotten the moment it changes, so that signing out everywhere
/// works at once.
/// </summary>
public sealed class SessionStateCache(IServiceScopeFactory scopes, DatabaseProvider database) : IDisposable
{
    private const int MostRemembered = 50_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private long _changes;
    private readonly MemoryCache _states = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public async ValueTask<SessionState?> FindStateAsync(Guid person, bool fresh, CancellationToken cancel)
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

        // What was read before a change must not be remembered after it.
        if (database.IsFile && changes == Volatile.Read(ref _changes))
            _states.Set(person, state, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return state;
    }

    /// <summary>To be called once a new stamp, role, link to another row or end of a session is committed.</summary>
    public void Forget(Guid person)
    {
        Interlocked.Increment(ref _changes);
        _states.Remove(person);
    }

    public void Dispose() => _states.Dispose();
}

/// <summary>The stamp and role that an open session must still carry, and the sessions of that person that were closed.</summary>
/// <param name="Human">The row that stands for all of theirs (R14).</param>
public sealed record SessionState(string Stamp, Guid Human, PersonRole Role, IReadOnlyCollection<Guid> Ended);
