namespace UsmeAprende.Learning;

/// <summary>Something a person did, as the phone or the form tells it. Whose it is comes from the session, never from here (R2).</summary>
public sealed record NewRecord
{
    /// <summary>UUIDv7 made where it happened; sending it again changes nothing.</summary>
    public required Guid Id { get; init; }

    public required RecordVerb Verb { get; init; }

    /// <summary>The activity's id; of <see cref="RecordVerb.Voided"/>, the id of the record to be taken back.</summary>
    public required string Activity { get; init; }

    /// <summary>Only of <see cref="RecordVerb.Answered"/>; see <see cref="AnswerGrading"/> for its form.</summary>
    public string? Answer { get; init; }

    /// <summary>Hash of the question, or version of the test, that was answered (R4).</summary>
    public string? Question { get; init; }

    /// <summary>Version of the lesson that was read.</summary>
    public string? Content { get; init; }

    /// <summary>The device's claim, UTC.</summary>
    public required DateTime OccurredAt { get; init; }
}

/// <summary>
/// Something that a member of staff says of somebody else: that they came, showed a task or helped, or that such a record was a mistake
/// (R2).
/// </summary>
public sealed record StaffNewRecord(Guid Person, NewRecord Record)
{
    /// <summary>A row to store with the record.</summary>
    public IStoredWithRecord? With { get; init; }
}

/// <summary>A row that says more about one record. It is stored in the record's transaction, and only when that record is.</summary>
public interface IStoredWithRecord
{
    Guid RecordId { get; }
}

/// <summary>
/// Who says something of whom (R2), from the session, never from the record's body.
/// </summary>
/// <param name="Author">Who says it.</param>
/// <param name="Person">Of whom.</param>
public readonly record struct RecordAuthor(Guid Author, Guid Person)
{
    public bool IsOneself => Author == Person;

    public static RecordAuthor Oneself(Guid person) => new(person, person);
}
