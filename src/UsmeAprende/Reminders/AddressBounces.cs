using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>How often letters to a claimed address were refused for good. A corrected address is another claim and begins anew.</summary>
public sealed class AddressBounces
{
    /// <summary>So many, and the address is left alone.</summary>
    public const int Most = 3;

    public required Guid IdentifierId { get; init; }

    public required Guid PersonId { get; init; }

    public int Count { get; private set; }

    public DateTime LastAt { get; private set; }

    public void Add(DateTime now) => (Count, LastAt) = (Count + 1, now);
}

internal sealed class AddressBouncesMapping : IEntityTypeConfiguration<AddressBounces>
{
    public void Configure(EntityTypeBuilder<AddressBounces> bounces)
    {
        bounces.ToTable("AddressBounces");
        bounces.HasKey(b => b.IdentifierId);
        bounces.Property(b => b.IdentifierId).ValueGeneratedNever();
        bounces.HasIndex(b => b.PersonId);
        bounces.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
