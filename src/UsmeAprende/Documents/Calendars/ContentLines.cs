namespace UsmeAprende.Documents.Calendars;

/// <summary>Lines as RFC 5545, 3.1 wants them: at most 75 octets, the rest folded; texts escaped by 3.3.11.</summary>
internal sealed class ContentLines
{
    private const int MostOctets = 75;

    private readonly List<byte> _bytes = [];

    /// <param name="value">Already in the form that its type demands.</param>
    public void Add(string name, string value)
    {
        var octets = 0;
        Span<byte> utf8 = stackalloc byte[4];
        // Never within a character: whoever unfolds later than decoding would read another.
        foreach (var rune in $"{name}:{WithoutControls(value)}".EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (octets + length > MostOctets)
            {
                _bytes.AddRange("\r\n "u8);
                octets = 1;
            }

            _bytes.AddRange(utf8[..length]);
            octets += length;
        }

        _bytes.AddRange("\r\n"u8);
    }

    public void AddText(string name, string text) => Add(name, Escape(text));

    public byte[] ToArray() => [.. _bytes];

    /// <summary>Fit for a parameter, which knows no escape for its own quotation mark.</summary>
    public static string Quote(string text) => $"\"{text.Replace('"', '\'').ReplaceLineEndings(" ")}\"";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    // A line break in an address or a name would begin a line of its own.
    private static string WithoutControls(string value) =>
        value.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(value.Where(c => !char.IsControl(c) || c == '\t')) : value;
}
