using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Gatherings;

/// <summary>
/// From which internet connection a seat was asked for, as a short fingerprint that is good for comparing within one gathering and too
/// short to tell an address from thousands of others. Its upper half is the network's, so that addresses of one network are a range.
/// </summary>
/// <param name="Value">Fifteen bits of the network and sixteen of the address.</param>
public readonly record struct SeatConnection(int Value)
{
    private const int AddressBits = 16;

    /// <summary>The least and the greatest value of the network.</summary>
    public (int First, int Last) Network => (Value & ~ushort.MaxValue, Value | ushort.MaxValue);

    /// <param name="gathering">Makes the same address another value elsewhere.</param>
    /// <param name="network">The addresses that one customer of an internet provider may hold.</param>
    /// <param name="address">One connection.</param>
    public static SeatConnection Of(Guid gathering, string network, string address) =>
        new(((Bits($"{gathering:N} {network}") & short.MaxValue) << AddressBits) | Bits($"{gathering:N} {network} {address}"));

    private static ushort Bits(string text) => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
