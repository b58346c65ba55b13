using System.Security.Cryptography;
using System.Text;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>
/// Ids made from what a line says, so that the same file twice, or two files that overlap, register nobody twice and mark nobody twice.
/// They are UUIDs of version 8 (RFC 9562): 122 bits of a SHA-256.
/// </summary>
internal static class LineIdentity
{
    /// <summary>
    /// Equal for lines that speak of one person: by document, a TI and a CC with one number being one (R10); without it by everything that
    /// the line says of them.
    /// </summary>
    public static string Of(PersonProfile profile) =>
        profile.Document is { } document
            ? document.MatchKey
            : string.Join(
                '|',
                "SIN",
                PersonName.SortedWordsKey(PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value)),
                profile.Phone?.MatchKey,
                profile.BirthYear,
                profile.Place?.SearchKey
            );

    /// <summary>
    /// Whoever a line registers. With a document, the same for all lists of one member of staff, so that next week's list finds who was
    /// registered from this week's; never for another's, whose claims prove nothing (R10). Without one, a name says too little beyond its
    /// own gathering.
    /// </summary>
    public static Guid Person(Guid staff, Guid? gathering, PersonProfile profile) =>
        Make("persona", staff, profile.Document is null ? gathering : null, Of(profile));

    /// <summary>The mark that a line makes, whoever sends it.</summary>
    public static Guid Mark(Guid gathering, string identity) => Make("marca", gathering, null, identity);

    public static string OfCode(int code) => $"FILA:{code}";

    private static Guid Make(string kind, Guid one, Guid? other, string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{one}\n{other}\n{identity}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
