namespace UsmeAprende.Documents.Calendars;

/// <summary>Something that happens at a time and a place, for people's calendars. Times are UTC.</summary>
public sealed record CalendarEvent
{
    /// <summary>Stays the same over every change, worldwide: an id and the site's name, as in <c>0198…@aprende.usme.gov.co</c>.</summary>
    public required string Uid { get; init; }

    public required string Title { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>When what stands here was last changed.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Counts the changes: a calendar takes the highest.</summary>
    public required int Sequence { get; init; }

    public bool IsCancelled { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>The page that says more.</summary>
    public string? Address { get; init; }
}
