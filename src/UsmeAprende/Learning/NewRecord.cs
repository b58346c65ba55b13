namespace UsmeAprende.Learning;

/// <summary>Something a person did, as the phone or the form tells it. Whose it is comes from the session, never from here (R2).</summary>
public sealed record NewRecord
{
    /// <summary>UUIDv7 made where it happened; sending it again changes nothing.</summary>
    public required Guid Id { get; init; }

    public required Verb Verb { get; init; }

    /// <summary>The activity's id; of <see cref="Verb.Voided"/>, the id of the record to be taken back.</summary>
    public required string Activity { get; init; }

    /// <summary>Only of <see cref="Verb.Answered"/>; see <see cref="Grading"/> for its form.</summary>
    public string? Answer { get; init; }

    /// <summary>Hash of the question, or version of the test, that was answered (R4).</summary>
    public string? Question { get; init; }

    /// <summary>Version of the lesson that was read.</summary>
    public string? Content { get; init; }

    /// <summary>The device's claim, UTC.</summary>
    public required DateTime OccurredAt { get; init; }
}
