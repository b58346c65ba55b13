using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Cuts a body into text and containers, which never stand one inside another.</summary>
internal static partial class Pieces
{
    public static readonly string[] Questions = ["pregunta", "ordenar", "emparejar", "completar"];
    public static readonly string[] Boxes = ["nota", "cuidado"];
    public static readonly string[] OfLesson = [.. Questions, "practica", "reflexion", .. Boxes, "glosario"];
    public static readonly string[] OfTest = [.. Questions, .. Boxes];

    public static ImmutableArray<Piece> Cut(SourceText source, int body, string[] allowed)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var ids = new HashSet<string>();
        (string Name, string Id, int Line)? open = null;
        var first = body;
        for (var i = body; i < source.Lines.Length; i++)
        {
            var fence = Fence().Match(source.Lines[i]);
            if (!fence.Success)
                continue;

            var isClosing = fence.Groups["words"].Length == 0;
            if (isClosing && open is null)
                source.Fault(i + 1, "Este «:::» no cierra nada: no hay ningún bloque abierto.");
            if (!isClosing && open is { } unclosed)
                source.Fault(
                    unclosed.Line,
                    $"El bloque «{unclosed.Name}» no se cierra con «:::» antes de que empiece otro en la línea {i + 1}."
                );
            pieces.Add(Take(source, open, first, i));
            open = isClosing ? null : Open(source, fence.Groups["words"].Value, i + 1, allowed, ids);
            first = i + 1;
        }

        if (open is { } last)
            source.Fault(last.Line, $"El bloque «{last.Name}» no se cierra con «:::».");
        if (first < source.Lines.Length)
            pieces.Add(Take(source, open, first, source.Lines.Length));
        return [.. pieces.Where(p => p.Name.Length > 0 || p.Lines.Any(line => !string.IsNullOrWhiteSpace(line)))];
    }

    private static Piece Take(SourceText source, (string Name, string Id, int Line)? open, int first, int end) =>
        new(open?.Name ?? "", open?.Id ?? "", open?.Line ?? first + 1, first, source.Lines[first..end]);

    private static (string, string, int) Open(SourceText source, string words, int line, string[] allowed, HashSet<string> ids)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (name, id) = (parts[0], string.Join(' ', parts.Skip(1)));
        if (!OfLesson.Contains(name))
            source.Fault(line, $"No existe el bloque «{name}». Hay estos: {string.Join(", ", OfLesson)}.");
        else if (!allowed.Contains(name))
            source.Fault(line, $"El bloque «{name}» no va en este archivo.");
        else if (Boxes.Contains(name) || name == "glosario")
        {
            if (id.Length > 0)
                source.Fault(line, $"El bloque «{name}» no lleva nombre propio: escriba solo «::: {name}».");
        }
        else if (id.Length == 0)
            source.Fault(line, $"Al bloque «{name}» le falta su nombre propio, así: «::: {name} mi-nombre».");
        else if (!Slug.IsValid(id))
            source.Fault(line, $"El nombre «{id}» no sirve: {Slug.Advice}.");
        else if (!ids.Add(id))
            source.Fault(line, $"El nombre «{id}» ya está en este archivo. Ponga otro.");
        return (name, id, line);
    }

    [GeneratedRegex(@"^\s*:{3,}\s*(?<words>.*?)\s*$")]
    private static partial Regex Fence();
}
