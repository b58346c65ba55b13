using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>A part of a file's body: plain text, or a container (<c>::: name id</c> … <c>:::</c>).</summary>
/// <param name="Name">Empty for text.</param>
/// <param name="Line">Where it opens, from 1.</param>
/// <param name="First">Its first line within, from 0.</param>
internal sealed record ContentBlock(string Name, string Id, int Line, int First, string[] Lines)
{
    public string Text => string.Join('\n', Lines);

    /// <summary>The question whose idea this one asks about in another way; empty for all others.</summary>
    public string SisterOf { get; init; } = "";
}

/// <summary>Splits a body into text and containers. Containers are never nested.</summary>
internal static partial class ContentBlockSplitter
{
    // What can be asked in a plain form too; a test has only these.
    private static readonly string[] Forms =
    [
        "pregunta",
        "ordenar",
        "emparejar",
        "completar",
        "senalar",
        "clasificar",
        "cuenta",
        "teclado",
    ];

    public static readonly string[] Questions = [.. Forms, "pantalla", "chat"];
    public static readonly string[] Boxes = ["nota", "cuidado"];

    /// <summary>What a facilitator prints and cuts out; only guides have it.</summary>
    public const string Cards = "tarjetas";

    public static readonly string[] AllowedInLesson = [.. Questions, "practica", "reflexion", .. Boxes, "glosario"];
    public static readonly string[] AllowedInTest = [.. Forms, .. Boxes];
    public static readonly string[] AllowedInGuide = [.. Boxes, Cards];
    public static readonly string[] All = [.. AllowedInLesson, Cards];

    private const string Sister = "hermana-de";

    public static ImmutableArray<ContentBlock> Split(SourceText source, int body, string[] allowed)
    {
        var pieces = ImmutableArray.CreateBuilder<ContentBlock>();
        var ids = new HashSet<string>();
        ContentBlock? open = null;
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

    private static ContentBlock Take(SourceText source, ContentBlock? open, int first, int end) =>
        (open ?? new ContentBlock("", "", first + 1, 0, [])) with
        {
            First = first,
            Lines = source.Lines[first..end],
        };

    private static ContentBlock Open(SourceText source, string words, int line, string[] allowed, HashSet<string> ids)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sister = parts is [_, _, Sister, var other] ? other : "";
        var (name, id) = (parts[0], string.Join(' ', sister.Length > 0 ? parts[1..2] : parts[1..]));
        if (!All.Contains(name))
            source.Fault(line, $"No existe el bloque «{name}». Hay estos: {string.Join(", ", All)}.");
        else if (!allowed.Contains(name))
            source.Fault(line, $"El bloque «{name}» no va en este archivo.");
        else if (Boxes.Contains(name) || name is "glosario" or Cards)
        {
            if (id.Length > 0)
                source.Fault(line, $"El bloque «{name}» no lleva nombre propio: escriba solo «::: {name}».");
        }
        else if (id.Length == 0)
            source.Fault(line, $"Al bloque «{name}» le falta su nombre propio, así: «::: {name} mi-nombre».");
        else if (!UrlSlug.IsValid(id))
            source.Fault(line, $"El nombre «{id}» no sirve: {UrlSlug.Advice}.");
        else if (!ids.Add(id))
            source.Fault(line, $"El nombre «{id}» ya está en este archivo. Ponga otro.");
        if (sister.Length > 0 && (!Questions.Contains(name) || sister == id || !ids.Contains(sister)))
            source.Fault(
                line,
                $"Una pregunta hermana va después de la otra: «{sister}» no está antes en este archivo, o no es una pregunta."
            );
        return new ContentBlock(name, id, line, 0, []) { SisterOf = sister };
    }

    [GeneratedRegex(@"^\s*:{3,}\s*(?<words>.*?)\s*$")]
    private static partial Regex Fence();
}

/// <summary>Renders text and its boxes (<c>nota</c>, <c>cuidado</c>), without questions.</summary>
internal static class ContentBlockRenderer
{
    /// <summary>Renders the whole body of a file without activities.</summary>
    public static string Render(SourceText source, FrontMatter head, ReadingContext surroundings)
    {
        var prose = new MarkdownRenderer(source, surroundings, "/glosario");
        var html = new StringBuilder();
        foreach (var piece in ContentBlockSplitter.Split(source, head.Body, ContentBlockSplitter.Boxes))
            html.Append(Render(piece, prose));
        prose.CheckFragments();
        return html.ToString();
    }

    public static string Render(ContentBlock piece, MarkdownRenderer prose)
    {
        var html = prose.RenderBlocks(piece.Text, piece.First);
        return piece.Name switch
        {
            "nota" => $"<aside class=\"note\"><p><strong>Nota</strong></p>\n{html}</aside>\n",
            "cuidado" => $"<aside class=\"care\"><p><strong>Cuidado</strong></p>\n{html}</aside>\n",
            _ => html + "\n",
        };
    }
}
