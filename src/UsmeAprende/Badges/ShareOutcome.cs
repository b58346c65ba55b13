namespace UsmeAprende.Badges;

/// <summary>What came of somebody's wish to share a badge.</summary>
public enum ShareOutcome
{
    Shared,

    /// <summary>A minor whose guardian has not said yes (R16).</summary>
    NeedsGuardian,

    /// <summary>Taken back, or the badge is in no book any more.</summary>
    NotAvailable,

    /// <summary>There is no such badge among theirs.</summary>
    NotTheirs,
}
