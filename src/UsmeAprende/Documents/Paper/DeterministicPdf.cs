using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Makes a finished PDF deterministic: random names of font subsets and random ids are replaced in place by values computed from its
/// content.
/// </summary>
internal static partial class DeterministicPdf
{
    public static byte[] Apply(byte[] pdf)
    {
        // Latin-1: one character for each byte, so that positions are the same.
        var text = Encoding.Latin1.GetString(pdf);
        var subsets = new Dictionary<string, string>();
        foreach (Match name in SubsetName().Matches(text))
        {
            if (!subsets.TryGetValue(name.Groups["tag"].Value, out var tag))
                subsets[name.Groups["tag"].Value] = tag = TagOf(subsets.Count);
            Encoding.Latin1.GetBytes(tag).CopyTo(pdf, name.Groups["tag"].Index);
        }

        // Attached files are compressed, so nothing in them matches these patterns.
        var ids = RandomIds().Matches(text).SelectMany(m => m.Groups["id"].Captures).ToList();
        foreach (var id in ids)
            Write(pdf, id, new string('0', 64));
        var digest = Convert.ToHexStringLower(SHA256.HashData(pdf));
        foreach (var id in ids)
            Write(pdf, id, digest);
        return pdf;
    }

    private static void Write(byte[] pdf, Capture id, string digits)
    {
        var next = 0;
        for (var at = id.Index; at < id.Index + id.Length; at++)
            if (pdf[at] != '-')
                pdf[at] = (byte)digits[next++];
    }

    private static string TagOf(int number) => $"USME{(char)('A' + (number / 26 % 26))}{(char)('A' + (number % 26))}";

    [GeneratedRegex(@"/(BaseFont|FontName) ?/(?<tag>[A-Z]{6})\+")]
    private static partial Regex SubsetName();

    [GeneratedRegex(
        @"/ID ?\[ ?<(?<id>[0-9A-Fa-f]{32})> ?<(?<id>[0-9A-Fa-f]{32})> ?\]|<xmpMM:(Document|Instance)ID>uuid:(?<id>[0-9a-f-]{36})<"
    )]
    private static partial Regex RandomIds();
}
