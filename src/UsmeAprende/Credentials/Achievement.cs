namespace UsmeAprende.Credentials;

/// <summary>What is recognised, apart from who is recognised: one badge or one course, the same for everybody who gets it.</summary>
public sealed record Achievement
{
    /// <summary>Its page: a path of the site such as <c>/insignias/primer-paso</c>, or a whole address.</summary>
    public required string Address { get; init; }

    public required AchievementType Type { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>What one must do for it, in plain words.</summary>
    public required string Criteria { get; init; }

    /// <summary>Its drawing, PNG or SVG: a path of the site or a whole address.</summary>
    public string? Image { get; init; }

    /// <summary>The drawing in words.</summary>
    public string? ImageText { get; init; }

    public IReadOnlyList<Alignment> Alignments { get; init; } = [];
}
