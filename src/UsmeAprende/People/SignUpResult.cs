namespace UsmeAprende.People;

/// <summary>What came of signing up.</summary>
public sealed record SignUpResult(SignUpOutcome Outcome)
{
    /// <summary>The account made.</summary>
    public Person? Person { get; init; }

    /// <summary>
    /// Others claim these of the person's identifiers already, as many as signing in tries: at an unfamiliar device they open nothing.
    /// </summary>
    public IReadOnlyList<IdentifierKind> Crowded { get; init; } = [];

    /// <summary>Accounts made a moment ago with one of these identifiers and the same name, or with just these identifiers.</summary>
    public IReadOnlyList<EarlierSignUp> Earlier { get; init; } = [];
}

/// <summary>An account made a moment ago that may be the same person's. To be shown only to who knows its password.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="NameKey">Of who signs up now.</param>
/// <param name="SaidTheSame">Whether the first press said the same in everything but the password.</param>
public sealed record EarlierSignUp(Person Person, string NameKey, bool SaidTheSame)
{
    public bool HasOtherName => Person.NameKey != NameKey;
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
