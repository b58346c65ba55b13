using System.Buffers.Text;
using System.IO.Compression;
using UsmeAprende.Credentials.Status;

namespace UsmeAprende.Tests.Credentials.Status;

/// <summary>W3C Bitstring Status List 1.0.</summary>
public sealed class StatusListsTests
{
    [Fact]
    public void List_WithNothingRevoked_HasRoomForAHundredThousandAndIsShort()
    {
        var text = StatusLists.Encode([]);

        Assert.Equal(StatusPosition.LeastSize / 8, Decode(text).Length);
        Assert.DoesNotContain(Decode(text), bits => bits != 0);
        Assert.InRange(text.Length, 10, 100);
    }

    [Fact]
    public void List_WithSomeRevoked_CountsFromTheLeftmostBit()
    {
        var bits = Decode(StatusLists.Encode([0, 9, StatusPosition.LeastSize - 1]));

        Assert.Equal((0b1000_0000, 0b0100_0000, 0b0000_0001), (bits[0], bits[1], bits[^1]));
        Assert.Equal(3, bits.Sum(value => System.Numerics.BitOperations.PopCount(value)));
    }

    [Fact]
    public void List_OfAYearWithMore_Grows() =>
        Assert.Equal(StatusPosition.LeastSize / 4, Decode(StatusLists.Encode([StatusPosition.LeastSize])).Length);

    private static byte[] Decode(string multibase)
    {
        Assert.Equal('u', multibase[0]);
        using var packed = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(multibase.AsSpan(1))), CompressionMode.Decompress);
        using var bits = new MemoryStream();
        packed.CopyTo(bits);
        return bits.ToArray();
    }
}
