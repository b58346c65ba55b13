namespace UsmeAprende.Learning;

/// <summary>What became of a record that was sent (R3).</summary>
public enum Receipt
{
    /// <summary>It is on disk.</summary>
    Stored,

    /// <summary>It was on disk already: same id, author and content.</summary>
    Duplicate,

    /// <summary>It will never be stored as it is.</summary>
    Rejected,

    /// <summary>Not now: keep it and send it again.</summary>
    Later,
}
