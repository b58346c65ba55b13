using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>
/// A scan of the signed list or a photo of a gathering. The row is never deleted; its file is in the data folder under a random name.
/// </summary>
public sealed class EvidenceFile
{
    public const int ReasonLength = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid GatheringId { get; init; }

    public required EvidenceKind Kind { get; init; }

    /// <summary>From 1 within its gathering and kind: the order of the pages.</summary>
    public required int Place { get; init; }

    /// <summary>The file extension with its dot, detected from the bytes.</summary>
    public required string Extension { get; init; }

    public required int Length { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required PersonId AddedById { get; init; }

    public required DateTime AddedAt { get; init; }

    public DateTime? RemovedAt { get; private set; }

    public PersonId? RemovedById { get; private set; }

    public string? RemovalReason { get; private set; }

    /// <summary>Since when somebody must check whether it shows a person who was erased. Until then it is in no package.</summary>
    public DateTime? ReviewSince { get; private set; }

    public bool IsPdf => Extension == ".pdf";

    public void Remove(PersonId staff, string reason, DateTime now) =>
        (RemovedAt, RemovedById, RemovalReason, ReviewSince) = (now, staff, reason, null);

    /// <summary>Erases a text that named an erased person.</summary>
    public void ForgetReason(string instead) => RemovalReason = instead;

    /// <summary>Somebody has checked: the person is not on it.</summary>
    public void MarkReviewed() => ReviewSince = null;
}

internal sealed class EvidenceFileMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("ProofFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Extension).HasMaxLength(5);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.RemovalReason).HasMaxLength(EvidenceFile.ReasonLength);
        file.Ignore(f => f.IsPdf);
        file.HasIndex(f => new
            {
                f.GatheringId,
                f.Kind,
                f.Place,
            })
            .IsUnique();
        file.HasOne<Gathering>().WithMany().HasForeignKey(f => f.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The kind of evidence.</summary>
public enum EvidenceKind
{
    /// <summary>A page, or all pages, of the signed list. It stays, as the law on public records asks (R30).</summary>
    SignedList,

    Photo,
}
