using System.Buffers.Text;
using System.Numerics;

namespace UsmeAprende.Credentials.Proofs;

/// <summary>Bytes as text the way data integrity proofs write them: a letter that names the alphabet, then the digits.</summary>
public static class MultibaseText
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Base 58 as Bitcoin writes it; its letter is <c>z</c>.</summary>
    public static string Base58(ReadOnlySpan<byte> bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var digits = new Stack<char>();
        while (!number.IsZero)
        {
            number = BigInteger.DivRem(number, Alphabet.Length, out var digit);
            digits.Push(Alphabet[(int)digit]);
        }

        // A number has no leading zeros, so those of the bytes are written one by one.
        foreach (var value in bytes)
        {
            if (value != 0)
                break;
            digits.Push(Alphabet[0]);
        }
        return "z" + string.Concat(digits);
    }

    /// <summary>Base 64 for addresses, without padding; its letter is <c>u</c>.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes) => "u" + Base64Url.EncodeToString(bytes);
}
