namespace UsmeAprende.Gatherings;

/// <summary>What somebody wants of a gathering that is already planned.</summary>
public sealed record GatheringChange
{
    public required Guid Id { get; init; }

    /// <summary>The version they had before them.</summary>
    public required int Version { get; init; }

    public required GatheringPlan Plan { get; init; }

    public required Occasion When { get; init; }

    /// <summary>Why it moves; those who reserved read it.</summary>
    public string? Reason { get; init; }

    /// <summary>What changed here changes in the later ones of the series too.</summary>
    public bool Rest { get; init; }
}
