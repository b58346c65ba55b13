using System.Collections.Immutable;
using System.Text;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The text of a file, and the list to which its faults are added.</summary>
internal sealed class SourceText
{
    // A lesson has about 6 KB. A much larger file is a mistake, and the limit bounds the time for hostile input.
    private const int MostBytes = 128 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ContentFaultList _faults;

    public SourceText(SourceFile file, ContentFaultList faults)
    {
        (Path, _faults) = (file.Path, faults);
        var text = Decode(file.Bytes);
        Lines = [.. text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')];
        IsReadable = text.Length > 0;
        if (!IsReadable)
            return;
        for (var i = 0; i < Lines.Length; i++)
        {
            if (Lines[i].Any(c => char.IsControl(c) && c != '\t'))
                Fault(i + 1, "Hay un carácter de control, que no se ve. Borre esta línea y escríbala otra vez.");
        }
    }

    public string Path { get; }

    /// <summary>The line from 0, as Markdig counts; faults are reported from 1.</summary>
    public string[] Lines { get; }

    /// <summary>False if the file cannot be read at all: then this is the only fault that is reported.</summary>
    public bool IsReadable { get; }

    public void Fault(int line, string message) => _faults.Add(Path, Math.Clamp(line, 1, int.MaxValue), message);

    private string Decode(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            Fault(1, "Este archivo es demasiado grande: pase lo que sobra a otra lección.");
            return "";
        }

        try
        {
            var text = Strict.GetString(bytes);
            if (string.IsNullOrWhiteSpace(text))
                Fault(1, "El archivo está vacío.");
            return string.IsNullOrWhiteSpace(text) ? "" : text;
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)).Count((byte)'\n');
            Fault(line, "El archivo no está en UTF-8. Guárdelo otra vez escogiendo esa codificación.");
            return "";
        }
    }
}

/// <summary>The faults found so far. Reading continues after each one, so that an author sees all of them at once.</summary>
internal sealed class ContentFaultList
{
    private const int LongestMessage = 300;

    private readonly HashSet<ContentFault> _faults = [];

    // Limits messages that quote the file.
    public void Add(string file, int line, string message) =>
        _faults.Add(new ContentFault(file, line, message.Length > LongestMessage ? $"{message[..LongestMessage]}…" : message));

    public int Count => _faults.Count;

    public bool IsIn(string file) => _faults.Any(f => f.File == file);

    public ImmutableArray<ContentFault> Sorted() =>
        [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];
}
