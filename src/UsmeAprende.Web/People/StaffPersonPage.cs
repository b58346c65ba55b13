using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.People;

/// <summary>A person as staff see them, with a new code if there is one, which is shown only once.</summary>
public sealed record StaffPersonPage(PersonSummary Person)
{
    public string? Code { get; init; }

    public bool JustSeen { get; init; }

    /// <summary>Whether only staff can correct the person's data.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Null for people who may not have a card.</summary>
    public PersonCardState? Card { get; init; }
}

/// <summary>The state of a person's card, for staff.</summary>
/// <param name="HasCard">Whether there is a valid card, at least for marking attendance.</param>
/// <param name="HasPin">Whether it can also be used to sign in.</param>
/// <param name="PinUntil">Until when the PIN can be set; null if it is too late or done.</param>
public sealed record PersonCardState(bool HasCard, bool HasPin, DateTime? PinUntil)
{
    /// <summary>Null for people who may not have a card.</summary>
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
