using System.Text;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Splits CSV (RFC 4180) into lines, with one line in memory at a time. A quotation mark inside a value, as in <c>Juan "el Mono"</c>, is
/// part of the value.
/// </summary>
internal sealed class CsvLineSplitter(TextReader text, char delimiter)
{
    public const string NoTable = "no es una tabla. Guárdela como CSV o como libro de Excel (.xlsx).";

    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <returns>Null at the end of the file.</returns>
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

    /// <returns>What ended the value: the delimiter, a line break, or the end of the file.</returns>
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
                // The quotation was never closed, and the value took the rest of the file.
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
                // This quotation mark did not open a quoted value: the next one belongs to another value, or is inside this one.
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

    // Some programmes save many empty values to the right of the table.
    private void Keep(List<string> values, int begins)
    {
        if (values.Count < TableFile.MostColumns)
            values.Add(_field.ToString());
        else if (!string.IsNullOrWhiteSpace(_field.ToString()))
            throw new UnreadableTableException($"la línea {begins} tiene más de {TableFile.MostColumns} columnas.");
    }

    private static UnreadableTableException Unclosed(int line) => new($"en la línea {line} se abren unas comillas que no se cierran.");
}
