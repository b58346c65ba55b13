namespace UsmeAprende.Tests.Reminders;

/// <summary>A letter of the walk as it was handed to the mail server.</summary>
internal sealed record TownDelivery(DateTime At, Guid ReminderId, string To, bool IsAccepted, bool IsRefused);
