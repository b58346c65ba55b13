namespace UsmeAprende.People;

/// <summary>What came of registering somebody.</summary>
public enum WalkInOutcome
{
    Registered,

    /// <summary>The same member of staff sent the same before; nothing changed.</summary>
    AlreadyRegistered,

    /// <summary>The same member of staff sent something else under this id before: that is stored, and this is not (R33).</summary>
    SentOtherwise,

    /// <summary>The id is someone else's. It says nothing of whose.</summary>
    IdTaken,

    /// <summary>The person did not agree to their data being kept.</summary>
    ConsentMissing,

    /// <summary>A minor, without the adult who authorises (R16).</summary>
    GuardianMissing,

    /// <summary>Whoever asks may not register people.</summary>
    NotStaff,
}
