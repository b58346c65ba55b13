using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.People;

/// <summary>One person as staff see them, with the code just made for them, if any: it is shown once.</summary>
public sealed record StaffPersonPage(PersonSummary Person)
{
    public string? Code { get; init; }

    public bool JustSeen { get; init; }

    /// <summary>Nobody but staff can put the person's data right.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Nothing of people who get no card.</summary>
    public PersonCardState? Card { get; init; }
}

/// <summary>How it stands with a person's card, for staff.</summary>
/// <param name="HasCard">One that works, at least to mark attendance.</param>
/// <param name="HasPin">It also opens the person's account.</param>
/// <param name="PinUntil">Until when the PIN can be chosen; nothing where it is too late or done.</param>
public sealed record PersonCardState(bool HasCard, bool HasPin, DateTime? PinUntil)
{
    /// <summary>Nothing of people who get no card.</summary>
    public static async Task<PersonCardState?> FindAsync(
        SignInCardIssuing cards,
        PersonSummary person,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (person.Role is not PersonRole.Learner)
            return null;
        var card = await cards.FindForPersonAsync(person.Id, cancel);
        return new PersonCardState(
            card is not null,
            card is { HasPin: true },
            card is not null && card.MayHavePinSet(clock.GetUtcNow().UtcDateTime) ? card.PinUntil : null
        );
    }
}
