namespace UsmeAprende.People;

/// <summary>Who signs up, with which password and permissions.</summary>
public sealed record SignUpRequest
{
    /// <summary>With at least one identifier.</summary>
    public required Profile Profile { get; init; }

    public required string Password { get; init; }

    public bool Reminders { get; init; }

    public bool Image { get; init; }

    /// <summary>
    /// What is compared when it is sent again (R33). The password is asked of the account instead: no hash of it may lie beside its own.
    /// </summary>
    public object Content =>
        new
        {
            Profile,
            Reminders,
            Image,
        };
}
