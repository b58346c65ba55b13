using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Reads <c>pantalla</c>. Each screen begins with a subtitle that says what to do. Then comes one line for each part of it: kind, words and
/// perhaps a second line after a semicolon. What can be touched is marked like an option, and explains itself.
/// </summary>
internal static partial class PhoneSimulationReader
{
    private const int FewestScreens = 2;
    private const int MostScreens = 8;
    private const int MostParts = 12;

    private static readonly FrozenDictionary<string, ScreenPartKind> Kinds = new Dictionary<string, ScreenPartKind>
    {
        ["estado"] = ScreenPartKind.StatusBar,
        ["titulo"] = ScreenPartKind.Title,
        ["atras"] = ScreenPartKind.BackArrow,
        ["lupa"] = ScreenPartKind.SearchIcon,
        ["puntos"] = ScreenPartKind.MoreDots,
        ["menu"] = ScreenPartKind.MenuItem,
        ["fila"] = ScreenPartKind.Row,
        ["interruptor"] = ScreenPartKind.Switch,
        ["mosaico"] = ScreenPartKind.Tile,
        ["dialogo"] = ScreenPartKind.Dialog,
        ["boton"] = ScreenPartKind.Button,
        ["campo"] = ScreenPartKind.Field,
        ["teclado"] = ScreenPartKind.Keyboard,
        ["aviso"] = ScreenPartKind.Notification,
        ["mensaje"] = ScreenPartKind.Received,
        ["respuesta"] = ScreenPartKind.Sent,
        ["icono"] = ScreenPartKind.AppIcon,
        ["reciente"] = ScreenPartKind.RecentApp,
        ["texto"] = ScreenPartKind.Text,
        ["volver"] = ScreenPartKind.BackKey,
        ["inicio"] = ScreenPartKind.HomeKey,
        ["recientes"] = ScreenPartKind.RecentsKey,
    }.ToFrozenDictionary();

    public static QuizQuestion Read(ContentBlock piece, ActivityId owner, MarkdownRenderer prose, SourceText source)
    {
        var (prompt, sections) = BlockSections.Cut(piece);
        if (string.IsNullOrWhiteSpace(prompt))
            source.Fault(piece.Line, "Antes de la primera pantalla diga qué se quiere lograr.");
        if (sections.Length is < FewestScreens or > MostScreens)
            source.Fault(
                piece.Line,
                $"«pantalla» lleva de {FewestScreens} a {MostScreens} pantallas, y cada una empieza con «### qué hacer»; "
                    + $"aquí hay {sections.Length}."
            );
        var screens = sections.Select(section => ReadScreen(section, prose, source)).ToImmutableArray();
        return new QuizQuestion(
            owner.Within(piece.Id),
            QuestionKind.Screens,
            prose.RenderPhrase(prompt, piece.First).Html,
            [],
            ContentHash.ComputeQuestion(QuestionKind.Screens, prompt, screens.SelectMany(HashedLines))
        )
        {
            Content = new PhoneSimulation(screens),
        };
    }

    private static IEnumerable<string> HashedLines(PhoneScreen screen) =>
        screen
            .Parts.Select(p => $"{(p.Touch is null ? ' ' : p.Touch.IsRight ? 'x' : '-')} {p.Kind} {p.Label} {p.Detail}")
            .Prepend($"# {screen.Goal}");

    private static PhoneScreen ReadScreen(BlockSection section, MarkdownRenderer prose, SourceText source)
    {
        var line = section.Body.Line;
        var (rest, settings) = BlockSettings.Separate(section.Body, source, "pista");
        var parts = ImmutableArray.CreateBuilder<ScreenPart>();
        for (var i = 0; i < rest.Lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(rest.Lines[i]) && ReadPart(rest.Lines[i], rest.First + i + 1, prose, source) is { } part)
                parts.Add(part);
        }

        var right = parts.Count(p => p.Touch is { IsRight: true });
        if (right != 1)
            source.Fault(line, $"En cada pantalla hay un solo sitio bueno, marcado con «[x]»; en esta hay {right}.");
        if (parts.Count > MostParts)
            source.Fault(line, $"Esta pantalla tiene {parts.Count} partes; en un celular pequeño caben {MostParts}.");
        foreach (var again in parts.Where(p => p.Touch is not null).GroupBy(p => p.Touch!.Hash).Where(same => same.Count() > 1))
            source.Fault(line, $"«{again.First().Label}» está dos veces en esta pantalla.");
        return new PhoneScreen(prose.RenderLine(section.Title, line - 1).Plain, settings.Text("pista"), parts.ToImmutable());
    }

    private static ScreenPart? ReadPart(string written, int line, MarkdownRenderer prose, SourceText source)
    {
        var part = Part().Match(written);
        if (!part.Success || !Kinds.TryGetValue(part.Groups["kind"].Value, out var kind))
        {
            source.Fault(
                line,
                $"Cada línea de una pantalla dice qué es y qué palabras lleva, así: «- [ ] fila: Mi hija | Ese es un chat.». "
                    + $"Hay estas partes: {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}."
            );
            return null;
        }

        var halves = QuestionItem.SplitAtBar(part.Groups["text"].Value);
        var words = halves[0].Split(';', 2, StringSplitOptions.TrimEntries);
        var (label, detail) = (prose.RenderLine(words[0], line - 1).Plain, words.Length > 1 ? words[1] : "");
        if (label.Length == 0)
            source.Fault(line, "A esta parte de la pantalla le faltan sus palabras: quien no ve la pantalla las oye.");
        var box = part.Groups["box"].Value;
        if (box.Length == 0)
        {
            if (halves.Length > 1)
                source.Fault(line, "Lo que se puede tocar lleva «[x]» si es el sitio bueno o «[ ]» si no. Lo demás no lleva explicación.");
            return new ScreenPart(kind, label, detail, null);
        }

        var explanation = halves.Length > 1 ? halves[1].Trim() : "";
        if (halves.Length != 2 || explanation.Length == 0)
            source.Fault(line, "Lo que se puede tocar dice qué pasaría, después de una barra: «fila: Mi hija | Ese es un chat.».");
        return new ScreenPart(
            kind,
            label,
            detail,
            new AnswerOption(
                ContentHash.ComputeOption($"{part.Groups["kind"].Value}: {label}"),
                label,
                label,
                prose.RenderLine(explanation, line - 1).Html,
                box != " "
            )
        );
    }

    [GeneratedRegex(@"^[-*+]\s+(?:\[(?<box>[ xX])\]\s+)?(?<kind>\p{L}+):\s*(?<text>.*)$")]
    private static partial Regex Part();
}
