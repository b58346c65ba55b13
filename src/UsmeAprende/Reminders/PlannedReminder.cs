namespace UsmeAprende.Reminders;

/// <summary>What a kind wants said to whom. Planned again with the same key, it changes nothing.</summary>
/// <param name="PersonId">Who, by the row that others were merged into (R14).</param>
/// <param name="DueAt">Not before; manners may make it later.</param>
/// <param name="ExpiresAt">Not after.</param>
public sealed record PlannedReminder(Guid PersonId, string Subject, string Period, DateTime DueAt, DateTime ExpiresAt);
