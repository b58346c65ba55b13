namespace UsmeAprende.Web.People;

/// <summary>
/// What <c>/mi-cuenta/segundo-paso</c> shows: how things stand, and while enrolling the secret, as a drawing and to type.
/// </summary>
public sealed record SecondFactorPage
{
    public bool IsOn { get; init; }

    /// <summary>Staff may not go on without it.</summary>
    public bool IsDue { get; init; }

    public string? Key { get; init; }

    public string? QrCode { get; init; }

    public IReadOnlyList<string> PaperCodes { get; init; } = [];
}
