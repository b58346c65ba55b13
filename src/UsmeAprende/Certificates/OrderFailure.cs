namespace UsmeAprende.Certificates;

/// <summary>Why an order was not issued.</summary>
public enum OrderFailure
{
    /// <summary>The person has a valid certificate for it already.</summary>
    HasOne,

    Erased,

    /// <summary>What it was to correct is not valid any more.</summary>
    NothingToReplace,

    /// <summary>The course's rule is not met, or not any more: a record was taken back.</summary>
    NotEarned,

    NoDocument,

    DocumentNotVerified,

    /// <summary>The name to print is not one that the person goes by.</summary>
    NotTheirName,

    /// <summary>Who asks for it, or approves it, is whom it is for.</summary>
    Oneself,

    /// <summary>The course or gathering is not there.</summary>
    NoSubject,

    /// <summary>Attendance at the gathering has not been closed.</summary>
    GatheringOpen,

    /// <summary>Nobody is configured to sign.</summary>
    NoSignatory,

    /// <summary>The document cannot be made as it is; the order's detail says why.</summary>
    Unprintable,
}
