namespace UsmeAprende.Credentials;

/// <summary>
/// One achievement given to one person: all that its credential will say. Nothing of the person comes in that the caller does not put here
/// (R23).
/// </summary>
public sealed record Award
{
    /// <summary>Names the credential, here and in the revocation list.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>
    /// Stands for the person in this credential only: random, so that it leads to no other award and to no document (R23). The id of the
    /// award's own row serves; the credential's or the person's never do.
    /// </summary>
    public required Guid SubjectId { get; init; }

    public required Achievement Achievement { get; init; }

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
