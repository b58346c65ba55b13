using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Who reserved at a gathering.</summary>
public sealed record SeatsPage(Gathering Gathering, IReadOnlyList<SeatHolder> Holders)
{
    public IEnumerable<SeatHolder> Seated => Holders.Where(h => h.State is SeatState.Reserved);

    public IEnumerable<SeatHolder> Waiting => Holders.Where(h => h.State is SeatState.Waiting);
}
