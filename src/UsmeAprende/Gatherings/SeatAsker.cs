namespace UsmeAprende.Gatherings;

/// <summary>From where somebody asks for a seat. Counted, so that one stranger does not fill a café.</summary>
/// <param name="Network">The addresses that one customer of an internet provider may hold.</param>
/// <param name="Address">One connection.</param>
public sealed record SeatAsker(string Network, string Address)
{
    public SeatConnection At(Guid gathering) => SeatConnection.Of(gathering, Network, Address);
}
