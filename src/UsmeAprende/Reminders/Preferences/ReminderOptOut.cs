using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Reminders.Preferences;

/// <summary>A kind of reminder that a person does not want by a channel. Without a row they want it, as far as they consented.</summary>
public sealed class ReminderOptOut
{
    /// <summary>In place of a kind: nothing at all by that channel.</summary>
    public const string EveryKind = "todos";

    public required PersonId PersonId { get; init; }

    public required string Kind { get; init; }

    public required string Channel { get; init; }

    public required DateTime RefusedAt { get; init; }
}

internal sealed class ReminderOptOutMapping : IEntityTypeConfiguration<ReminderOptOut>
{
    public void Configure(EntityTypeBuilder<ReminderOptOut> refusal)
    {
        refusal.ToTable("ReminderRefusals");
        refusal.HasKey(r => new
        {
            r.PersonId,
            r.Kind,
            r.Channel,
        });
        refusal.Property(r => r.Kind).HasMaxLength(40);
        refusal.Property(r => r.Channel).HasMaxLength(20);
        refusal.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
