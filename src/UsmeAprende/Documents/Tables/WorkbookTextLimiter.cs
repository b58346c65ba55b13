namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Limits the characters that a workbook's parts give to the XML reader. The XML reader holds a whole tag with its attributes, or a whole
/// text, in memory; so one of a gigabyte must be stopped before it gets there.
/// </summary>
internal sealed class WorkbookTextLimiter(TextReader part, WorkbookTextLimiter.UnpackingBudget allowance) : TextReader
{
    // A cell has at most 32,767 characters, each written as at most six.
    private const int LongestRun = 200_000;

    private const char Opening = '<';

    // CDATA may contain any number of "<"; no office programme writes it.
    private const string CharacterData = "<![";

    private readonly char[] _tail = new char[CharacterData.Length - 1];
    private int _run;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = part.Read(buffer, index, count);
        var fresh = buffer.AsSpan(index, read);
        allowance.Spend(read);
        Measure(fresh);
        RefuseCharacterData(fresh);
        return read;
    }

    public override int Peek() => throw new NotSupportedException();

    public override int Read() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        part.Dispose();
        base.Dispose(disposing);
    }

    private void Measure(ReadOnlySpan<char> fresh)
    {
        var first = fresh.IndexOf(Opening);
        _run += first < 0 ? fresh.Length : first;
        if (_run > LongestRun)
            throw new UnreadableTableException(TableMemoryBudget.TooLarge);
        if (first >= 0)
            _run = fresh.Length - 1 - fresh.LastIndexOf(Opening);
    }

    private void RefuseCharacterData(ReadOnlySpan<char> fresh)
    {
        Span<char> seam = stackalloc char[2 * _tail.Length];
        _tail.CopyTo(seam);
        var head = fresh[..Math.Min(fresh.Length, _tail.Length)];
        head.CopyTo(seam[_tail.Length..]);
        if (
            fresh.IndexOf(CharacterData, StringComparison.Ordinal) >= 0
            || seam[..(_tail.Length + head.Length)].IndexOf(CharacterData, StringComparison.Ordinal) >= 0
        )
            throw new InvalidDataException("A part of the workbook holds character data.");
        var last = seam[..(_tail.Length + head.Length)];
        (fresh.Length >= _tail.Length ? fresh[^_tail.Length..] : last[^_tail.Length..]).CopyTo(_tail);
    }

    /// <summary>Most characters of all parts together.</summary>
    internal sealed class UnpackingBudget
    {
        // Fifty thousand rows of ten columns, as our own writer writes them.
        private int _left = 60_000_000;

        public void Spend(int characters)
        {
            _left -= characters;
            if (_left < 0)
                throw new UnreadableTableException(TableMemoryBudget.TooLarge);
        }
    }
}
