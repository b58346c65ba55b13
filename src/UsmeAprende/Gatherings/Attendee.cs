using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Somebody expected at a gathering or marked there: as much of a person as its facilitator needs to tell them from another.
/// </summary>
/// <param name="Person">The row that stands for all of theirs (R14): new marks are made of it.</param>
/// <param name="Name">Empty of who had their data erased.</param>
/// <param name="LastFour">Of their document, or else their phone.</param>
/// <param name="Seat">Null of who reserved nothing.</param>
/// <param name="InGroup">Enrolled in the gathering's group.</param>
/// <param name="Presence">Null while nobody marked them.</param>
/// <param name="HasHelped">Thanked for helping others here.</param>
/// <param name="ShownTasks">Modules whose task they have shown, here or before.</param>
public sealed record Attendee(
    Guid Person,
    string Name,
    string LastFour,
    SeatState? Seat,
    bool InGroup,
    Presence? Presence,
    bool HasHelped,
    IReadOnlySet<string> ShownTasks
)
{
    public bool IsExpected => Seat is SeatState.Reserved || InGroup;

    /// <summary>The name without accents or capitals, with the digits, for a search on the phone.</summary>
    public string SearchKey => $"{PersonName.SearchKey(Name, "")} {LastFour}".TrimEnd();
}
