namespace UsmeAprende.People;

/// <summary>What came of a document shown to staff.</summary>
public enum DocumentAnswer
{
    Verified,

    /// <summary>The number typed is not the one that the person claims.</summary>
    NotTheClaimedOne,

    /// <summary>Another account has it proven: a coordinator must find out whether they are one person (R14).</summary>
    SomeoneElses,
}
