using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Takes chance out of a finished PDF: the random names of its font subsets and its random ids, replaced in place by ones that its content
/// gives.
/// </summary>
internal static partial class DeterministicPdf
{
    public static byte[] Apply(byte[] pdf)
    {
        // One character a byte, so that places agree.
        var text = Encoding.Latin1.GetString(pdf);
        var subsets = new Dictionary<string, string>();
        foreach (Match name in SubsetName().Matches(text))
        {
            if (!subsets.TryGetValue(name.Groups["tag"].Value, out var tag))
                subsets[name.Groups["tag"].Value] = tag = TagOf(subsets.Count);
            Encoding.Latin1.GetBytes(tag).CopyTo(pdf, name.Groups["tag"].Index);
        }

        // Attached files are compressed: nothing of theirs looks like these.
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
