namespace UsmeAprende.People;

/// <summary>What came of correcting one's data.</summary>
public enum AccountChange
{
    Done,

    /// <summary>Nothing changed: by none of the identifiers could the person sign in afterwards (R11).</summary>
    NoWayIn,

    /// <summary>The person has been erased meanwhile (R30).</summary>
    Gone,
}
