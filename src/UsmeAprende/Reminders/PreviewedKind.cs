namespace UsmeAprende.Reminders;

/// <summary>A kind with its words, filled with made-up data.</summary>
public sealed record PreviewedKind(IReminderKind Kind, ReminderWords Words);
