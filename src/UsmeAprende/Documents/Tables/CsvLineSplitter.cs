using System.Text;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Splits CSV (RFC 4180) into lines, forward, with one of them in memory. A mark within a value, as in <c>Juan "el Mono"</c>, is part of
/// it.
/// </summary>
internal sealed class CsvLineSplitter(TextReader text, char delimiter)
{
    public const string NoTable = "no es una tabla. Guárdela como CSV o como libro de Excel (.xlsx).";

    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <returns>Nothing at the end.</returns>
    public TableLine? ReadNext()
    {
        if (text.Peek() < 0)
            return null;
        var begins = _line;
        var values = new List<string>();
        while (true)
        {
            var ended = TakeField(begins);
            Keep(values, begins);
            if (ended != delimiter)
                return new TableLine(begins, values);
        }
    }

    /// <returns>What ended it: the delimiter, a line break, or nothing more.</returns>
    private int TakeField(int begins)
    {
        _field.Clear();
        if (text.Peek() == '"' && text.Read() == '"')
            TakeQuoted(begins);
        while (true)
        {
            var c = text.Read();
            if (c < 0 || c == delimiter)
                return c;
            if (c is '\r' or '\n')
            {
                TakeBreak(c);
                return c;
            }
            Append((char)c, begins);
        }
    }

    private void TakeQuoted(int begins)
    {
        while (true)
        {
            var c = text.Read();
            if (c < 0)
            {
                // Everything to the end of the file went into it.
                if (_line > begins)
                    throw Unclosed(begins);
                return;
            }
            if (c is '\r' or '\n')
            {
                TakeBreak(c);
                Append('\n', begins);
            }
            else if (c != '"')
                Append((char)c, begins);
            else if (text.Peek() == '"')
                Append((char)text.Read(), begins);
            else if (text.Peek() is var next && (next < 0 || next == delimiter || next is '\r' or '\n'))
                return;
            else
            {
                // It was no mark of the table's: the next one opens somebody else's value, or stands within this one.
                if (_line > begins)
                    throw Unclosed(begins);
                _field.Insert(0, '"').Append('"');
                return;
            }
        }
    }

    private void TakeBreak(int first)
    {
        if (first == '\r' && text.Peek() == '\n')
            text.Read();
        _line++;
    }

    private void Append(char c, int begins)
    {
        if (c == '\0')
            throw new UnreadableTableException(NoTable);
        _field.Append(c);
        if (_field.Length <= TableFile.LongestValue)
            return;
        throw _line > begins ? Unclosed(begins) : new UnreadableTableException($"la línea {begins} tiene un texto demasiado largo.");
    }

    // Tables are saved with separators far to the right of what they hold.
    private void Keep(List<string> values, int begins)
    {
        if (values.Count < TableFile.MostColumns)
            values.Add(_field.ToString());
        else if (!string.IsNullOrWhiteSpace(_field.ToString()))
            throw new UnreadableTableException($"la línea {begins} tiene más de {TableFile.MostColumns} columnas.");
    }

    private static UnreadableTableException Unclosed(int line) => new($"en la línea {line} se abren unas comillas que no se cierran.");
}
