using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>Ends one session on the server, so that a copy of its cookie does not work any more. Sessions of other devices go on.</summary>
public sealed class SessionTermination(UsmeDb db, SessionStateCache sessions, TimeProvider clock)
{
    public async Task EndAsync(PersonId person, Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => sessions.Forget(person));
                // The person was erased meanwhile, or the button was pressed twice.
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

/// <summary>
/// A session from which the person signed out: a copy of its cookie is refused. The row is kept until every such cookie has expired.
/// </summary>
public sealed class EndedSession
{
    /// <summary>The session's id, which is in its cookie.</summary>
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTime EndedAt { get; init; }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> session)
    {
        session.ToTable("EndedSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => s.PersonId);
        session.HasIndex(s => s.EndedAt);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
