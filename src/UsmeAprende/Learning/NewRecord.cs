namespace UsmeAprende.Learning;

/// <summary>A record as a phone or a form sends it. The person comes from the session, never from here (R2).</summary>
public sealed record NewRecord
{
    /// <summary>A UUIDv7 made by the sender. Sending the same record again changes nothing.</summary>
    public required Guid Id { get; init; }

    public required RecordVerb Verb { get; init; }

    /// <summary>The activity's id; for <see cref="RecordVerb.Voided"/>, the id of the record to void.</summary>
    public required ActivityId Activity { get; init; }

    /// <summary>Only for <see cref="RecordVerb.Answered"/>. <see cref="AnswerGrading"/> describes the format.</summary>
    public string? Answer { get; init; }

    /// <summary>The hash of the question, or the version of the test, that was answered (R4).</summary>
    public string? Question { get; init; }

    /// <summary>The version of the lesson that was read.</summary>
    public string? Content { get; init; }

    /// <summary>The time that the device claims, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>The device that signed it, where one did (R20).</summary>
    public Guid? DeviceId { get; init; }

    /// <summary>Its signature.</summary>
    public byte[]? Signature { get; init; }
}

/// <summary>
/// A record that staff make about somebody else: that they came, showed a task or helped, or that such a record was a mistake (R2).
/// </summary>
public sealed record StaffNewRecord(PersonId Person, NewRecord Record)
{
    /// <summary>A row that is stored together with the record.</summary>
    public IStoredWithRecord? With { get; init; }
}

/// <summary>A row with more data about one record. It is stored in the record's transaction, and only if the record is stored.</summary>
public interface IStoredWithRecord
{
    Guid RecordId { get; }
}

/// <summary>Who makes a record, and about whom (R2). It comes from the session, never from the body of the request.</summary>
/// <param name="Author">The person who makes the record.</param>
/// <param name="Person">The person whom it is about.</param>
public readonly record struct RecordAuthor(PersonId Author, PersonId Person)
{
    public bool IsOneself => Author == Person;

    public static RecordAuthor Oneself(PersonId person) => new(person, person);
}
