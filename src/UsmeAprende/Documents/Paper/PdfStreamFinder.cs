namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Finds the streams of one kind in a PDF from an untrusted sender, by searching for the name of the kind. It builds no tree of objects: a
/// hostile file could make such a reader nest until the process dies. Streams are never inside compressed objects.
/// </summary>
internal static class PdfStreamFinder
{
    // A stream's dictionary has a few short entries.
    private const int Entries = 1_024;

    /// <summary>The streams, in the order of the file; a word that is no stream's kind is left out, but counts.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="kind">The name, with its slash: <c>/EmbeddedFile</c>.</param>
    /// <param name="most">How many names are looked at.</param>
    public static IReadOnlyList<PdfStreamPlace> List(byte[] pdf, ReadOnlySpan<byte> kind, int most)
    {
        var places = new List<PdfStreamPlace>();
        var at = 0;
        for (var looked = 0; looked < most && Find(pdf, kind, at, pdf.Length) is >= 0 and var found; at = found + kind.Length)
        {
            // A longer name begins with the same word: /EmbeddedFiles, the tree of names.
            if (found + kind.Length < pdf.Length && char.IsAsciiLetter((char)pdf[found + kind.Length]))
                continue;
            looked++;
            if (Locate(pdf, found) is { } place)
                places.Add(place);
        }
        return places;
    }

    public static int Find(byte[] pdf, ReadOnlySpan<byte> word, int from, int until)
    {
        var at = pdf.AsSpan(from, until - from).IndexOf(word);
        return at < 0 ? -1 : from + at;
    }

    private static PdfStreamPlace? Locate(byte[] pdf, int kind)
    {
        var word = Find(pdf, "stream"u8, kind, Math.Min(pdf.Length, kind + Entries));
        if (word < 0)
            return null;
        var first = Math.Max(0, kind - Entries);
        var entries = first + pdf.AsSpan(first..kind).LastIndexOf(" obj"u8) + 1;
        var begins = word + "stream".Length;
        begins += pdf.AsSpan(begins) switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n', ..] => 1,
            _ => 0,
        };
        return new PdfStreamPlace(entries, word, begins);
    }
}

/// <summary>Where a stream stands in the file.</summary>
/// <param name="Entries">Where its dictionary begins.</param>
/// <param name="Word">Where the dictionary ends.</param>
/// <param name="Begins">Where its bytes begin.</param>
internal readonly record struct PdfStreamPlace(int Entries, int Word, int Begins)
{
    public ReadOnlySpan<byte> EntriesIn(byte[] pdf) => pdf.AsSpan(Entries..Word);
}
