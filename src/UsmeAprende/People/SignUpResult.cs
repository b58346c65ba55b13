namespace UsmeAprende.People;

/// <summary>What came of signing up.</summary>
public sealed record SignUpResult(SignUpOutcome Outcome)
{
    /// <summary>The account made.</summary>
    public Person? Person { get; init; }

    /// <summary>Others claim these of the person's identifiers already, as many as signing in tries: at an unfamiliar device they open nothing.</summary>
    public IReadOnlyList<IdentifierKind> Crowded { get; init; } = [];

    /// <summary>Whoever of the same name signed up a moment ago, with one of these identifiers.</summary>
    public IReadOnlyList<Guid> Earlier { get; init; } = [];
}

/// <summary>Whether an account was made.</summary>
public enum SignUpOutcome
{
    Created,

    /// <summary>Somebody of this name has just signed up: on a slow line people press twice.</summary>
    Repeated,

    /// <summary>By none of the identifiers could the person sign in: another one is needed (R11).</summary>
    NoWayIn,

    /// <summary>The link by which an administrator signs up was used, or is too old.</summary>
    LinkClosed,
}
