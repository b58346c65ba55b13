using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Ends one session on the server, so that taking its cookie away from the browser is not all that keeps it closed. Those of other devices
/// go on.
/// </summary>
public sealed class SignOut(UsmeDb db, Sessions sessions, TimeProvider clock)
{
    public async Task EndAsync(Guid person, Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                // Erased meanwhile, or pressed twice.
                if (await db.People.AnyAsync(p => p.Id == person, cancel) && !await db.EndedSessions.AnyAsync(s => s.Id == session, cancel))
                    db.Add(
                        new EndedSession
                        {
                            Id = session,
                            PersonId = person,
                            EndedAt = now,
                        }
                    );
            },
            cancel
        );
    }
}
