using System.Buffers.Text;
using System.Security.Cryptography;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Cards;

/// <summary>
/// The 128 random bits of a card's QR code. They are in the fragment of an address, which browsers do not send, and only their hash is
/// stored (R13).
/// </summary>
public readonly record struct CardToken
{
    private const int Bytes = 16;
    private const int Letters = 22;

    private CardToken(string value) => Value = value;

    public string Value { get; }

    public byte[] Hash => SHA256.HashData(Base64Url.DecodeFromChars(Value));

    public static CardToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Parses the token, or the whole address that a camera reads.</summary>
    public static bool TryParse(string? text, out CardToken token)
    {
        var value = TypedText.CleanValue(text);
        value = value[(value.LastIndexOf('#') + 1)..];
        var fits = value.Length == Letters && Base64Url.IsValid(value, out var bytes) && bytes == Bytes;
        token = fits ? new CardToken(value) : default;
        return fits;
    }
}
