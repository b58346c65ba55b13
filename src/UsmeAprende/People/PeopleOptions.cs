using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.People;

/// <summary>How people sign in here.</summary>
public sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>Optional only where nothing real is kept, such as on a developer's machine (R15).</summary>
    public SecondFactorPolicy StaffSecondFactor { get; set; } = SecondFactorPolicy.Required;

    /// <summary>
    /// Sign-ins, sign-ups and recoveries that one address may try at once, each apart. A café of 40 people who mistype twice stays below.
    /// </summary>
    [Range(1, 10_000)]
    public int TriesPerAddress { get; set; } = 160;

    /// <summary>And how many more each minute.</summary>
    [Range(1, 10_000)]
    public int TriesPerAddressAndMinute { get; set; } = 30;
}

/// <summary>Whether staff must prove themselves twice.</summary>
public enum SecondFactorPolicy
{
    Required,
    Optional,
}
