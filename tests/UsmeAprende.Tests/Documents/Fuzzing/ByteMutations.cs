namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>Changes that know nothing of what a file is.</summary>
internal static class ByteMutations
{
    private const int MostChanges = 8;

    private static readonly byte[] Edges = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];

    public static byte[] Mutate(Random chance, byte[] file)
    {
        var bytes = new List<byte>(file);
        for (var change = chance.Next(MostChanges); change >= 0 && bytes.Count > 0; change--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(64), bytes.Count - at);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes[at] = Edges[chance.Next(Edges.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(Edges[chance.Next(Edges.Length)], chance.Next(3_000)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}

/// <summary>What readers stumble over.</summary>
internal static class HostileValues
{
    private static readonly string[] Odd =
    [
        "",
        "0",
        "-1",
        "1",
        "255",
        "65535",
        "65536",
        "2147483647",
        "4294967296",
        "99999999999999999999",
        "1e309",
        "NaN",
        "uno",
        "A0",
        "ZZZZ1",
        "A1048577",
        "A1:B",
        ":",
        "\0",
        "\"",
        "\"\"",
        "'",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "sep=;\r\n",
        "\uFEFF",
        "\uFFFE",
        "\uFFFF",
        "\uFFFD",
        "\uD800",
        "\uDC00",
        "\u202E",
        "\u0301",
        "Ã±",
        "¤",
        "<",
        ">",
        "&",
        "&#0;",
        "&#xFFFE;",
        "&a;",
        "<!--",
        "]]>",
        "<![CDATA[x]]>",
        "<?x?>",
        "<!DOCTYPE a>",
        "xmlns=\"\"",
        "%00",
        "%2e%2e/",
        "../../",
        "//",
        "C:\\",
        "http://localhost/",
        "s",
        "inlineStr",
        "nada",
        "true",
    ];

    public static string Any(Random chance) =>
        chance.Next(6) switch
        {
            0 => string.Concat(Enumerable.Repeat(Odd[chance.Next(Odd.Length)], chance.Next(40_000))),
            1 => string.Join(Odd[chance.Next(Odd.Length)], Odd),
            _ => Odd[chance.Next(Odd.Length)],
        };
}
