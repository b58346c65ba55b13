namespace UsmeAprende.Restoring;

/// <summary>Where the data that a start finds come from.</summary>
public enum Provenance
{
    /// <summary>They are those that the site left.</summary>
    Own,

    /// <summary>They came from another place, newest or not: only who put them there knows.</summary>
    Moved,

    /// <summary>They are older than what the site once held.</summary>
    Restored,
}
