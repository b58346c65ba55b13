namespace UsmeAprende.People;

/// <summary>What came of uniting or separating two people.</summary>
public enum MergeAnswer
{
    Done,

    /// <summary>They are one person already, or two already.</summary>
    NothingToDo,

    /// <summary>Both belong to the staff: their deeds must stay apart (R14).</summary>
    BothStaff,

    /// <summary>Both hold a valid certificate of one course: a human may have one only, so one of them is revoked first (R24).</summary>
    TwoCertificates,

    /// <summary>Only coordinators do it, and never to an account of their own.</summary>
    NotAllowed,

    /// <summary>One of them is not there any more.</summary>
    Gone,
}
