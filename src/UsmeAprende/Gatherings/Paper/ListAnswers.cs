namespace UsmeAprende.Gatherings.Paper;

/// <summary>What staff answer before a list is done: nothing of it is decided for them (R38).</summary>
public sealed record ListAnswers
{
    /// <summary>Lines of people who are the known ones whom they resemble.</summary>
    public IReadOnlyCollection<int> Same { get; init; } = [];

    /// <summary>Lines of people who only resemble a known one.</summary>
    public IReadOnlyCollection<int> Others { get; init; } = [];

    /// <summary>By line, the names as staff parted them.</summary>
    public IReadOnlyDictionary<int, string> Names { get; init; } = new Dictionary<int, string>();

    /// <summary>Whether staff looked at how names were parted.</summary>
    public bool HasSeenNames { get; init; }

    /// <summary>Those on the list agreed to their data being kept, on the signed paper.</summary>
    public bool HaveConsent { get; init; }

    /// <summary>Needed once attendance is closed.</summary>
    public string? Reason { get; init; }
}
