namespace UsmeAprende.Certificates;

/// <summary>Where an order stands.</summary>
public enum OrderState
{
    /// <summary>Waits for a second coordinator.</summary>
    Proposed,

    /// <summary>Waits for its turn in a batch.</summary>
    Waiting,

    /// <summary>It stands in the register.</summary>
    Issued,

    /// <summary>It could not be issued; no number was given.</summary>
    Failed,

    /// <summary>The second coordinator said no.</summary>
    Rejected,
}
