using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// A week in which a person finished something. It is stored in the transaction of the records. Weeks are a set, so the order in which
/// records arrive does not change the streak (R5).
/// </summary>
public sealed class ActiveWeek
{
    public required PersonId PersonId { get; init; }

    /// <summary>The Monday of the week, in Bogotá.</summary>
    public required DateOnly Monday { get; init; }

    /// <summary>When something was first finished in this week.</summary>
    public DateTime FirstAt { get; private set; }

    public static ActiveWeek Create(PersonId person, DateOnly monday, DateTime firstAt) =>
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
        // Another server may have stored an earlier moment since it was read.
        week.Property(w => w.FirstAt).IsConcurrencyToken();
    }
}
