using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>Somebody to be written to, as they stand at this moment, all rows found to be theirs taken together (R14).</summary>
public sealed record Recipient
{
    /// <summary>The row that the others were merged into.</summary>
    public required Guid Id { get; init; }

    public required IReadOnlySet<Guid> Rows { get; init; }

    public required string GivenNames { get; init; }

    public required string FullName { get; init; }

    public required Role Role { get; init; }

    /// <summary>Whether anything at all is left of them.</summary>
    public required bool IsThere { get; init; }

    /// <summary>False for a minor whose guardian has not authorised contact (R16).</summary>
    public required bool MayBeContacted { get; init; }

    public required bool AllowsReminders { get; init; }

    /// <summary>Proven theirs; a claimed one may be anybody's (R10).</summary>
    public string? Email { get; init; }

    /// <summary>As they say it: whoever calls knows whom to ask for.</summary>
    public string? Phone { get; init; }

    /// <summary>The claim that the address stands in.</summary>
    public Guid? EmailId { get; init; }

    /// <summary>Whether letters to that address keep coming back.</summary>
    public bool EmailBounces { get; init; }

    /// <summary>Kinds and channels they said no to.</summary>
    public required IReadOnlySet<(string Kind, string Channel)> Refused { get; init; }

    /// <summary>Days of the last week on which they were encouraged, and by which reminder, whatever became of it later.</summary>
    public required IReadOnlyList<(DateOnly Day, Guid ReminderId)> Encouraged { get; init; }

    public bool Wants(IReminderKind kind, string channel) => !Refused.Contains((kind.Id, channel));
}
