namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>What readers stumble over.</summary>
internal static class Words
{
    private static readonly string[] Odd =
    [
        "", "0", "-1", "1", "255", "65535", "65536", "2147483647", "4294967296", "99999999999999999999", "1e309", "NaN", "uno", "A0", "ZZZZ1", "A1048577", "A1:B", ":",
        "\0", "\"", "\"\"", "'", ",", ";", "\t", "\r", "\n", "\r\n", "sep=;\r\n", "\uFEFF", "\uFFFE", "\uFFFF", "\uFFFD", "\uD800", "\uDC00", "\u202E", "\u0301", "Ã±", "¤",
        "<", ">", "&", "&#0;", "&#xFFFE;", "&a;", "<!--", "]]>", "<![CDATA[x]]>", "<?x?>", "<!DOCTYPE a>", "xmlns=\"\"", "%00", "%2e%2e/", "../../", "//", "C:\\", "http://localhost/", "s", "inlineStr", "nada", "true",
    ];

    public static string Any(Random chance) => chance.Next(6) switch
    {
        0 => string.Concat(Enumerable.Repeat(Odd[chance.Next(Odd.Length)], chance.Next(40_000))),
        1 => string.Join(Odd[chance.Next(Odd.Length)], Odd),
        _ => Odd[chance.Next(Odd.Length)],
    };
}
