namespace UsmeAprende.Gatherings;

/// <summary>What a facilitator can say of somebody at a gathering with one tap.</summary>
public enum MarkKind
{
    Came,
    Late,
    Early,

    /// <summary>Helped others.</summary>
    Thanked,

    /// <summary>Showed a module's task.</summary>
    Showed,

    /// <summary>Takes an earlier mark back.</summary>
    Undone,
}
