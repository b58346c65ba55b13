using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Gatherings;

/// <summary>
/// The secret of a reservation made without an account: 128 random bits, of which only the hash is kept. Whoever has it may see and give up
/// that one seat, and nothing else.
/// </summary>
public static class PrivateLink
{
    private const int Bytes = 16;
    private const int Letters = 22;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    // The form of base64 allows blanks and line breaks, of which no address may be made.
    public static bool IsOne(string? token) => token is { Length: Letters } && Base64Url.IsValid(token, out var length) && length == Bytes;

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The id of the form in which the secret was sent (R33).</summary>
    internal static Guid FormOf(byte[] hash) => new(hash.AsSpan(0, 16));
}
