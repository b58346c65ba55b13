using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.People;

/// <summary>Options of signing in.</summary>
public sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>May be optional only without real data, as in development (R15).</summary>
    public SecondFactorPolicy StaffSecondFactor { get; set; } = SecondFactorPolicy.Required;

    /// <summary>
    /// How many sign-ins, sign-ups and recoveries one address may try at once, counted separately. Enough for a café of 40 people who
    /// mistype twice.
    /// </summary>
    [Range(1, 10_000)]
    public int TriesPerAddress { get; set; } = 160;

    /// <summary>How many more it may try each minute.</summary>
    [Range(1, 10_000)]
    public int TriesPerAddressAndMinute { get; set; } = 30;
}

/// <summary>Whether staff need a second factor.</summary>
public enum SecondFactorPolicy
{
    Required,
    Optional,
}
