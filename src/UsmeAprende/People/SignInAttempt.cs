namespace UsmeAprende.People;

/// <summary>What someone who wants to come in has typed, and the token of the browser they typed it in.</summary>
public sealed record SignInAttempt
{
    /// <summary>A document, phone or e-mail, as typed.</summary>
    public required string? Identifier { get; init; }

    /// <summary>Another one, where the first and the password fit two people.</summary>
    public string? OtherIdentifier { get; init; }

    public required string? Password { get; init; }

    public string? DeviceToken { get; init; }
}
