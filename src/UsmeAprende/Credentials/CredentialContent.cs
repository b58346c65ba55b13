namespace UsmeAprende.Credentials;

/// <summary>
/// One achievement given to one person: all that its credential will say. Nothing of the person comes in that the caller does not put here
/// (R23).
/// </summary>
public sealed record CredentialContent
{
    /// <summary>Names the credential, here and in the revocation list.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>
    /// Stands for the person in this credential only: random, so that it leads to no other award and to no document (R23). The id of the
    /// award's own row serves; the credential's or the person's never do.
    /// </summary>
    public required Guid SubjectId { get; init; }

    public required CredentialAchievement Achievement { get; init; }

    /// <summary>When it was earned, UTC; counted in whole seconds.</summary>
    public required DateTime ValidFrom { get; init; }

    /// <summary>The person's name, where they chose to show it or the document states it (R23, R26).</summary>
    public string? RecipientName { get; init; }

    /// <summary>The number of the certificate.</summary>
    public string? Number { get; init; }

    /// <summary>What else the document says of the deed, such as hours and cafés.</summary>
    public string? Narrative { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }
}

/// <summary>What is recognised, apart from who is recognised: one badge or one course, the same for everybody who gets it.</summary>
public sealed record CredentialAchievement
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

    public IReadOnlyList<AchievementAlignment> Alignments { get; init; } = [];
}

/// <summary>What Open Badges calls the kinds of achievement that are given here.</summary>
public enum AchievementType
{
    Badge,

    /// <summary>Acknowledges that a training or another activity was completed, and claims no aptitude (R26).</summary>
    CertificateOfCompletion,

    /// <summary>Claims knowledge and skills; only where the entity may certify them.</summary>
    Certificate,
}

/// <summary>That an achievement answers to a node of a known framework, such as DigComp 2.2 4.1.</summary>
public sealed record AchievementAlignment
{
    /// <summary>The node within its framework: <c>4.1</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Framework { get; init; }

    /// <summary>Where the framework itself describes it; Open Badges demands one.</summary>
    public required string Url { get; init; }
}
