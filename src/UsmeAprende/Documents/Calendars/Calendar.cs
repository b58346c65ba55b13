using System.Collections.Immutable;

namespace UsmeAprende.Documents.Calendars;

/// <summary>Events to be taken into a calendar, once or by subscription; written by <see cref="CalendarFile"/>.</summary>
public sealed record Calendar
{
    /// <summary>What a subscriber sees beside the events.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The programme that made it, in the standard's form: <c>-//Alcaldía Local//UsmeAprende//ES</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Without one the file names no method: the standard (RFC 5546, 3.2.1) demands an organizer of whoever publishes.</summary>
    public CalendarOrganizer? Organizer { get; init; }

    /// <summary>How often a subscriber should look again; null for a file that is taken once.</summary>
    public TimeSpan? RefreshEvery { get; init; }

    public required ImmutableArray<CalendarEvent> Events { get; init; }
}
