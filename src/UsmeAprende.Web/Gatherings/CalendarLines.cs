namespace UsmeAprende.Web.Gatherings;

/// <summary>
/// Lines of a calendar, of at most 75 octets, the rest folded (RFC 5545, 3.1). Ical.Net folds between the two halves of a character, which
/// then is none.
/// </summary>
internal static class CalendarLines
{
    private const int MostOctets = 75;

    public static byte[] Refold(string calendar)
    {
        var bytes = new List<byte>(calendar.Length);
        var octets = 0;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in calendar.Replace("\r\n ", "", StringComparison.Ordinal).EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (rune.Value is '\r' or '\n')
                octets = 0;
            else if (octets + length > MostOctets)
            {
                bytes.AddRange("\r\n "u8);
                octets = 1 + length;
            }
            else
                octets += length;
            bytes.AddRange(utf8[..length]);
        }

        return [.. bytes];
    }
}
