using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>How it stands with a person's card, for staff.</summary>
/// <param name="HasCard">One that works, at least to mark attendance.</param>
/// <param name="HasPin">It also opens the person's account.</param>
/// <param name="PinUntil">Until when the PIN can be chosen; nothing where it is too late or done.</param>
public sealed record CardState(bool HasCard, bool HasPin, DateTime? PinUntil)
{
    /// <summary>Nothing of people who get no card.</summary>
    public static async Task<CardState?> OfAsync(SignInCards cards, PersonGlimpse person, TimeProvider clock, CancellationToken cancel)
    {
        if (person.Role is not Role.Learner)
            return null;
        var card = await cards.OfAsync(person.Id, cancel);
        return new CardState(
            card is not null,
            card is { HasPin: true },
            card is not null && card.MayHavePinSet(clock.GetUtcNow().UtcDateTime) ? card.PinUntil : null
        );
    }
}
