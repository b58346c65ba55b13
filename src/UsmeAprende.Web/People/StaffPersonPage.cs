using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>One person as staff see them, with the code just made for them, if any: it is shown once.</summary>
public sealed record StaffPersonPage(PersonGlimpse Person)
{
    public string? Code { get; init; }

    public bool JustSeen { get; init; }

    /// <summary>Nobody but staff can put the person's data right.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Nothing of people who get no card.</summary>
    public CardState? Card { get; init; }
}
