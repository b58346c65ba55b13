namespace UsmeAprende.Web.Reminders;

/// <summary>Which kind a letter's link stops, and whether it has. Nothing of the person, for who holds the link may be anybody.</summary>
public sealed record UnsubscribePage(string Kind, bool IsDone);
