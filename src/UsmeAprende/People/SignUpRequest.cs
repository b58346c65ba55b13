namespace UsmeAprende.People;

/// <summary>Who signs up, with every part already checked. At least one identifier is given.</summary>
public sealed record SignUpRequest
{
    public required PersonName GivenNames { get; init; }

    public required PersonName Surnames { get; init; }

    public DocumentNumber? Document { get; init; }

    public PhoneNumber? Phone { get; init; }

    public EmailAddress? Email { get; init; }

    public required string Password { get; init; }

    public int? BirthYear { get; init; }

    public string? Place { get; init; }

    /// <summary>The adult who authorises a minor (R16).</summary>
    public PersonName? Guardian { get; init; }

    public bool Reminders { get; init; }

    public bool Image { get; init; }
}
