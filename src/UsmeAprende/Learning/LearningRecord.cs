using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>What somebody did, written once (R1). Everything else about learning is computed from these.</summary>
public sealed class LearningRecord
{
    public const int ActivityLength = 300;
    public const int VersionLength = 64;
    public const int OriginLength = 20;

    public required Guid Id { get; init; }

    /// <summary>Whose it is. A random id: erasing the person leaves it pointing at nobody (R30).</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Who says so: the person, or the member of staff who saw it (R2).</summary>
    public required Guid AuthorId { get; init; }

    public required RecordVerb Verb { get; init; }

    /// <summary>The activity's id as it was called when this happened.</summary>
    public required string Activity { get; init; }

    public string? Answer { get; private set; }

    /// <summary>Percent, given by the server.</summary>
    public int? Score { get; init; }

    public string? QuestionHash { get; init; }

    public string? ContentVersion { get; init; }

    /// <summary>The record this one takes back, whether or not it has arrived.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>A coordinator's, fixed at receipt: it takes back what others wrote too (R2).</summary>
    public bool IsCoordinators { get; private set; }

    /// <summary>The device's claim.</summary>
    public required DateTime OccurredAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>When it counts as done, fixed at receipt (R5): the claim where it can be true, else the receipt.</summary>
    public required DateTime EffectiveAt { get; init; }

    /// <summary>How it came, such as <c>sync</c> or <c>form</c>.</summary>
    public required string Origin { get; init; }

    public Guid? DeviceId { get; init; }

    public byte[]? Signature { get; init; }

    /// <summary>SHA-256 of the canonical bytes (<see cref="RecordContent"/>).</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>To be called in the transaction that stores it, with the author's role as it is there (R2).</summary>
    internal void SetAuthority(bool isCoordinators) => IsCoordinators = isCoordinators;

    /// <param name="teller">Who says it of whom.</param>
    public static LearningRecord Create(
        RecordAuthor teller,
        NewRecord told,
        int? score,
        byte[] contentHash,
        string origin,
        DateTime receivedAt,
        DateTime since
    ) =>
        new()
        {
            Id = told.Id,
            PersonId = teller.Person,
            AuthorId = teller.Author,
            Verb = told.Verb,
            Activity = told.Activity,
            Answer = told.Answer,
            Score = score,
            QuestionHash = told.Question,
            ContentVersion = told.Content,
            TargetId = told.Verb is RecordVerb.Voided ? Guid.Parse(told.Activity) : null,
            OccurredAt = told.OccurredAt,
            ReceivedAt = receivedAt,
            // A phone's clock may be years off either way; what was done still counts, from when we heard of it.
            EffectiveAt = told.OccurredAt >= since && told.OccurredAt <= receivedAt ? told.OccurredAt : receivedAt,
            Origin = origin,
            ContentHash = contentHash,
        };
}

internal sealed class LearningRecordMapping : IEntityTypeConfiguration<LearningRecord>
{
    public void Configure(EntityTypeBuilder<LearningRecord> record)
    {
        record.ToTable("LearningRecords");
        // Version 7 ids do not sort by time in SQL Server: clustered by them, every insert would land in the middle.
        record.HasKey(r => r.Id).HasAnnotation("SqlServer:Clustered", false);
        record.Property(r => r.Activity).HasMaxLength(LearningRecord.ActivityLength);
        record.Property(r => r.QuestionHash).HasMaxLength(LearningRecord.VersionLength);
        record.Property(r => r.ContentVersion).HasMaxLength(LearningRecord.VersionLength);
        record.Property(r => r.Origin).HasMaxLength(LearningRecord.OriginLength);
        record.Property(r => r.ContentHash).HasMaxLength(32);
        record.Property(r => r.Signature).HasMaxLength(256);
        record.HasIndex(r => new { r.PersonId, r.ReceivedAt });
        record.HasIndex(r => new { r.PersonId, r.Activity });

        // What staff said of a gathering, which is looked up when the gathering changes; by far most records are learners'.
        record.HasIndex(r => new { r.Activity, r.PersonId }).HasFilter("Verb IN ('Attended', 'Thanked')");
        record.HasIndex(r => r.Verb).HasFilter("Verb = 'Observed'");
        record.HasIndex(r => r.TargetId).HasFilter("TargetId IS NOT NULL");
    }
}
