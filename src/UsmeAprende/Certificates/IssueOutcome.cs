namespace UsmeAprende.Certificates;

/// <summary>What came of an order.</summary>
public enum IssueOutcome
{
    /// <summary>It stands in the register, by this call or an earlier one with the same id.</summary>
    Registered,

    /// <summary>The person has a valid certificate for it already.</summary>
    HasOne,

    /// <summary>The person's data were erased.</summary>
    Erased,

    /// <summary>What it was to replace is not valid any more.</summary>
    NothingToReplace,
}
