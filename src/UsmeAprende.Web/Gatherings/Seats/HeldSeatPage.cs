using UsmeAprende.Gatherings.Planning;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>
/// The answer to a second reservation with the same name and contact. It tells that the seat is there, and gives no way to change it:
/// whoever typed this may be somebody else.
/// </summary>
public sealed record HeldSeatPage(PublicGathering Gathering, bool IsWaiting);
