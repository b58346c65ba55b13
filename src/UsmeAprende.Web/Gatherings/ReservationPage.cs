using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A reservation as its private link shows it. It names nobody: whoever finds the link learns of a seat and not of a person.</summary>
public sealed record ReservationPage(string Token, PublicGathering Gathering, SeatState State, DateTime? PromotedAt, bool IsOver)
{
    public string Path => ReservationController.LinkPath + "/" + Token;

    /// <summary>Nothing but the link speaks for the person yet.</summary>
    public bool MayCorrect { get; init; }

    public bool IsCorrected { get; init; }

    public bool MayAskAgain => State is SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;

    public bool MayGiveUp => State is not SeatState.GivenUp && !IsOver && Gathering.CancelledAt is null;
}
