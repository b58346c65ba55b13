namespace UsmeAprende.Gatherings;

/// <summary>Whether somebody has a seat.</summary>
public enum SeatState
{
    Reserved,
    Waiting,
    GivenUp,
}
