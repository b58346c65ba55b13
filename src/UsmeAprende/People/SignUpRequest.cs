namespace UsmeAprende.People;

/// <summary>Who signs up, with which password and permissions.</summary>
public sealed record SignUpRequest
{
    /// <summary>With at least one identifier.</summary>
    public required Profile Profile { get; init; }

    public required string Password { get; init; }

    public bool Reminders { get; init; }

    public bool Image { get; init; }
}
