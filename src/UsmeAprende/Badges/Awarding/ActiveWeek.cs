using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// A week in which a person finished something, kept in the transaction that stores the records: a set, so that whatever arrives when makes
/// the same rhythm (R5).
/// </summary>
public sealed class ActiveWeek
{
    public required Guid PersonId { get; init; }

    /// <summary>In Bogotá.</summary>
    public required DateOnly Monday { get; init; }

    /// <summary>The first moment something was finished in it.</summary>
    public DateTime FirstAt { get; private set; }

    public static ActiveWeek Create(Guid person, DateOnly monday, DateTime firstAt) =>
        new()
        {
            PersonId = person,
            Monday = monday,
            FirstAt = firstAt,
        };

    public void SetFirstAt(DateTime firstAt) => FirstAt = firstAt;
}

internal sealed class ActiveWeekMapping : IEntityTypeConfiguration<ActiveWeek>
{
    public void Configure(EntityTypeBuilder<ActiveWeek> week)
    {
        week.ToTable("ActiveWeeks");
        week.HasKey(w => new { w.PersonId, w.Monday });
        // Another server may have joined an earlier moment since it was read.
        week.Property(w => w.FirstAt).IsConcurrencyToken();
    }
}
