namespace UsmeAprende.Gatherings;

/// <summary>In which of the lists of staff a gathering stands.</summary>
public enum GatheringStage
{
    Coming,

    /// <summary>Held, and its attendance not closed yet.</summary>
    ToClose,

    /// <summary>Held and closed.</summary>
    Held,

    Cancelled,
}
