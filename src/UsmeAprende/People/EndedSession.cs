using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>
/// A session from which its person signed out: a copy of its cookie opens nothing. Kept until every such cookie has expired by itself.
/// </summary>
public sealed class EndedSession
{
    /// <summary>The session's own, which its cookie carries.</summary>
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

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
