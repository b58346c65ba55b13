using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reminders.Bounces;

/// <summary>Counts how often e-mails to an address were refused or bounced for good. A corrected address has a new count.</summary>
public sealed class AddressBounceCount
{
    /// <summary>After so many, no e-mail is sent to the address.</summary>
    public const int Most = 3;

    public required Guid IdentifierId { get; init; }

    public required PersonId PersonId { get; init; }

    public int Count { get; private set; }

    public DateTime LastAt { get; private set; }

    public void Increment(DateTime now) => (Count, LastAt) = (Count + 1, now);

    /// <summary>To be called in the transaction that gives the e-mail up.</summary>
    internal static async Task IncrementAsync(UsmeDb db, Guid identifier, PersonId person, DateTime now, CancellationToken cancel)
    {
        if (await db.AddressBounces.FindAsync([identifier], cancel) is not { } bounces)
            db.Add(bounces = new AddressBounceCount { IdentifierId = identifier, PersonId = person });
        bounces.Increment(now);
    }
}

internal sealed class AddressBounceCountMapping : IEntityTypeConfiguration<AddressBounceCount>
{
    public void Configure(EntityTypeBuilder<AddressBounceCount> bounces)
    {
        bounces.ToTable("AddressBounces");
        bounces.HasKey(b => b.IdentifierId);
        bounces.Property(b => b.IdentifierId).ValueGeneratedNever();
        bounces.HasIndex(b => b.PersonId);
        bounces.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
