namespace UsmeAprende.Reminders.Channels;

/// <summary>A claimed reminder, ready to be handed over.</summary>
public sealed record OutgoingReminder(Guid Id, IReminderKind Kind, Recipient To, ReminderWords Words, IReminderChannel Channel);
