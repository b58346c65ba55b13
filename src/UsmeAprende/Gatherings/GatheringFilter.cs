namespace UsmeAprende.Gatherings;

/// <summary>What somebody looks for among the gatherings to come; null is any.</summary>
public sealed record GatheringFilter
{
    public Guid? Place { get; init; }

    /// <summary>One of <see cref="NamedList.Kinds"/>.</summary>
    public string? Kind { get; init; }

    public string? Course { get; init; }

    public DateTime? From { get; init; }
}
