using System.Net;
using System.Net.Sockets;

namespace UsmeAprende.Web.People;

/// <summary>From where a request comes, as it is counted.</summary>
/// <param name="Network">What one customer of a provider may hold: of IPv6 a /48, of IPv4 the address.</param>
/// <param name="Address">One connection: of IPv6 a /64, for a home or phone has a whole one to try from.</param>
public sealed record NetworkAddress(string Network, string Address)
{
    private const int NetworkBytes = 6;
    private const int AddressBytes = 8;

    /// <summary>Other addresses than this one are of the same customer, perhaps.</summary>
    public bool IsPartOfMore => Network != Address;

    public static NetworkAddress Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    public static NetworkAddress Of(IPAddress? address) =>
        address switch
        {
            null => new("", ""),
            { IsIPv4MappedToIPv6: true } => Of(address.MapToIPv4()),
            { AddressFamily: AddressFamily.InterNetworkV6 } => new(Prefix(address, NetworkBytes), Prefix(address, AddressBytes)),
            _ => new(address.ToString(), address.ToString()),
        };

    private static string Prefix(IPAddress address, int bytes) => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, bytes));
}
