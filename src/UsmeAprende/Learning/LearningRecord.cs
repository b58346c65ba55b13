using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>A record of what somebody did. It never changes (R1). Everything else about learning is computed from records.</summary>
public sealed class LearningRecord
{
    public const int ActivityLength = 300;
    public const int VersionLength = 64;
    public const int OriginLength = 20;

    public required Guid Id { get; init; }

    /// <summary>The person it is about. The id is random: after the person is erased, it identifies nobody (R30).</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>Who made the record: the person, or the member of staff who saw it (R2).</summary>
    public required PersonId AuthorId { get; init; }

    public required RecordVerb Verb { get; init; }

    /// <summary>The activity's id at the time of the record.</summary>
    public required ActivityId Activity { get; init; }

    public string? Answer { get; private set; }

    /// <summary>The server's grade, in percent.</summary>
    public int? Score { get; init; }

    public string? QuestionHash { get; init; }

    public string? ContentVersion { get; init; }

    /// <summary>The record that this one voids. It may not have arrived yet.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>
    /// True if the author was a coordinator at receipt. A coordinator's void also takes back records of other authors (R2).
    /// </summary>
    public bool IsCoordinators { get; private set; }

    /// <summary>The time that the device claims, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>The time that counts, fixed at receipt (R5): the claimed time if it is possible, else the time of receipt.</summary>
    public required DateTime EffectiveAt { get; init; }

    /// <summary>The way it came, such as <c>sync</c> or <c>form</c>.</summary>
    public required string Origin { get; init; }

    public Guid? DeviceId { get; init; }

    public byte[]? Signature { get; init; }

    /// <summary>The SHA-256 of the canonical bytes (<see cref="RecordContent"/>).</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>Call it in the transaction that stores the record, with the author's role as read there (R2).</summary>
    internal void SetAuthority(bool isCoordinators) => IsCoordinators = isCoordinators;

    /// <param name="teller">Who makes the record, and about whom.</param>
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
            TargetId = told.Verb is RecordVerb.Voided ? Guid.Parse(told.Activity.Value) : null,
            OccurredAt = told.OccurredAt,
            ReceivedAt = receivedAt,
            // A phone's clock may be wrong by years. The record still counts, from the time of receipt.
            EffectiveAt = told.OccurredAt >= since && told.OccurredAt <= receivedAt ? told.OccurredAt : receivedAt,
            Origin = origin,
            DeviceId = told.DeviceId,
            Signature = told.Signature,
            ContentHash = contentHash,
        };
}

internal sealed class LearningRecordMapping : IEntityTypeConfiguration<LearningRecord>
{
    public void Configure(EntityTypeBuilder<LearningRecord> record)
    {
        record.ToTable("LearningRecords");
        // SQL Server does not sort version 7 ids by time. If they were the clustered key, every insert would go to the middle of the table.
        record.HasKey(r => r.Id).HasAnnotation("SqlServer:Clustered", false);
        record.Property(r => r.Activity).HasMaxLength(LearningRecord.ActivityLength);
        record.Property(r => r.QuestionHash).HasMaxLength(LearningRecord.VersionLength);
        record.Property(r => r.ContentVersion).HasMaxLength(LearningRecord.VersionLength);
        record.Property(r => r.Origin).HasMaxLength(LearningRecord.OriginLength);
        record.Property(r => r.ContentHash).HasMaxLength(32);
        record.Property(r => r.Signature).HasMaxLength(256);
        record.HasIndex(r => new { r.PersonId, r.ReceivedAt });
        record.HasIndex(r => new { r.PersonId, r.Activity });

        // Finds the records of staff about a gathering, when the gathering changes. It is filtered, since most records are made by
        // learners.
        record.HasIndex(r => new { r.Activity, r.PersonId }).HasFilter("Verb IN ('Attended', 'Thanked')");
        record.HasIndex(r => r.Verb).HasFilter("Verb = 'Observed'");
        record.HasIndex(r => r.TargetId).HasFilter("TargetId IS NOT NULL");
    }
}

/// <summary>Selects records about attendance.</summary>
public static class AttendanceRecordQueries
{
    /// <summary>
    /// The records about these activities of a gathering. The verbs are those of the filtered index in <see cref="LearningRecordMapping"/>:
    /// without them, the query could not use it.
    /// </summary>
    public static IQueryable<LearningRecord> WhereAttendance(
        this IQueryable<LearningRecord> records,
        IReadOnlyCollection<ActivityId> activities
    ) => records.Where(r => (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked) && activities.Contains(r.Activity));
}
