namespace UsmeAprende.Credentials;

/// <summary>All that a credential will say about one achievement of one person. Nothing else about the person gets into it (R23).</summary>
public sealed record CredentialContent
{
    /// <summary>Id of the credential, also used in the revocation list.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>
    /// Id of the person in this credential only: random, so that it cannot be connected with another award or a document (R23). Use the id
    /// of the award's own row, never that of the credential or the person.
    /// </summary>
    public required Guid SubjectId { get; init; }

    public required CredentialAchievement Achievement { get; init; }

    /// <summary>When it was earned, UTC, in whole seconds.</summary>
    public required DateTime ValidFrom { get; init; }

    /// <summary>The person's name. Null unless they chose to show it, or the document states it (R23, R26).</summary>
    public string? RecipientName { get; init; }

    /// <summary>The number of the certificate.</summary>
    public string? Number { get; init; }

    /// <summary>What else the document says about the achievement, such as hours and cafés.</summary>
    public string? Narrative { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }
}

/// <summary>The achievement itself: one badge or one course, the same for everybody who gets it.</summary>
public sealed record CredentialAchievement
{
    /// <summary>Its page: a path of the site such as <c>/insignias/primer-paso</c>, or a whole address.</summary>
    public required string Address { get; init; }

    public required AchievementType Type { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>What one must do for it, in plain words.</summary>
    public required string Criteria { get; init; }

    /// <summary>Its drawing, PNG or SVG: a path of the site or a complete address.</summary>
    public string? Image { get; init; }

    /// <summary>Text alternative of the drawing.</summary>
    public string? ImageText { get; init; }

    public IReadOnlyList<AchievementAlignment> Alignments { get; init; } = [];
}

/// <summary>The kinds of achievement of Open Badges that are used here.</summary>
public enum AchievementType
{
    Badge,

    /// <summary>Says that a training or another activity was completed, and claims no aptitude (R26).</summary>
    CertificateOfCompletion,

    /// <summary>Claims knowledge and skills; only for an entity that may certify them.</summary>
    Certificate,
}

/// <summary>Relates an achievement to a node of a known framework, such as DigComp 2.2 4.1.</summary>
public sealed record AchievementAlignment
{
    /// <summary>The node within its framework: <c>4.1</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Framework { get; init; }

    /// <summary>Where the framework itself describes it; Open Badges demands one.</summary>
    public required string Url { get; init; }
}
