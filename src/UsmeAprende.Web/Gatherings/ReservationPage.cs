using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>
/// A reservation as its private link shows it. It names nobody: whoever finds the link learns of a seat and not of a person.
/// </summary>
public sealed record ReservationPage(string Token, PublicGathering Gathering, SeatState State, DateTime? PromotedAt, bool IsOver)
{
    public string Path => ReservationController.LinkPath + "/" + Token;

    /// <summary>Nothing but the link speaks for the person yet.</summary>
    public bool MayCorrect { get; init; }

    public bool IsCorrected { get; init; }

    /// <summary>The form came again with other words: the seat is that of the first time, and what changed is not stored (R33).</summary>
    public bool WasSentOtherwise { get; init; }

    public bool MayAskAgain => State is SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;

    public bool MayGiveUp => State is not SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;
}
