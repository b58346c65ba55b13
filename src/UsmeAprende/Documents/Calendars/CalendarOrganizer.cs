namespace UsmeAprende.Documents.Calendars;

/// <summary>Who answers for the events of a calendar.</summary>
public sealed record CalendarOrganizer(string Name, string Email);
