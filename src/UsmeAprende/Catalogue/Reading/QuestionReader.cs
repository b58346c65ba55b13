using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads whatever asks for an answer: <c>pregunta</c>, <c>ordenar</c>, <c>pantalla</c> and the others.</summary>
internal static partial class QuestionReader
{
    // Underscores mean emphasis in Markdown, so the gap is replaced by a character without meaning there.
    private const string GapInside = "\uE000";

    private static readonly OrderedDictionary<string, MessageForm> Forms = new()
    {
        ["chat"] = MessageForm.Chat,
        ["sms"] = MessageForm.Sms,
        ["correo"] = MessageForm.Mail,
        ["direccion"] = MessageForm.Address,
        ["recibo"] = MessageForm.Receipt,
        ["afiche"] = MessageForm.Poster,
    };

    /// <summary>Reads a question and the ones about the same idea.</summary>
    public static QuizQuestion ReadWithSisters(
        ContentBlock piece,
        IEnumerable<ContentBlock> sisters,
        ActivityId owner,
        MarkdownRenderer prose,
        SourceText source
    ) =>
        Read(piece, owner, prose, source) with
        {
            Sisters =
            [
                .. sisters.Select(
                    (sister, at) => Read(sister, owner, prose, source) with { Id = owner.Within(piece.Id), Variant = at + 1 }
                ),
            ],
        };

    public static QuizQuestion Read(ContentBlock piece, ActivityId owner, MarkdownRenderer prose, SourceText source) =>
        piece.Name switch
        {
            "pantalla" => PhoneSimulationReader.Read(piece, owner, prose, source),
            "chat" => ChatStoryReader.Read(piece, owner, prose, source),
            _ => ReadForm(piece, owner, prose, source),
        };

    private static QuizQuestion ReadForm(ContentBlock written, ActivityId owner, MarkdownRenderer prose, SourceText source)
    {
        var kind = KindOf(written.Name);
        var (piece, settings) = BlockSettings.Separate(written, source, SettingsOf(kind));
        var (promptLines, items) = QuestionItem.ReadAll(piece, source);
        var prompt = string.Join('\n', promptLines);
        var promptHtml = Prompt(piece, kind, prompt, prose, source);
        var options = items.Select(item => ReadOption(item, kind, prose, source)).ToImmutableArray();
        CheckOptions(piece, kind, items, options, source);
        var content = ReadContent(kind, options, settings, source);
        return new QuizQuestion(
            owner.Within(piece.Id),
            kind,
            promptHtml,
            options,
            ContentHash.ComputeQuestion(kind, prompt, options, content)
        )
        {
            Content = content,
            Hint = settings.Text("pista"),
        };
    }

    private static QuestionKind KindOf(string container) =>
        container switch
        {
            "ordenar" => QuestionKind.Ordering,
            "emparejar" => QuestionKind.Matching,
            "completar" => QuestionKind.Completion,
            "senalar" => QuestionKind.Spotting,
            "clasificar" => QuestionKind.Sorting,
            "cuenta" => QuestionKind.Number,
            "teclado" => QuestionKind.Typing,
            _ => QuestionKind.Choice,
        };

    private static string[] SettingsOf(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Completion => ["pista"],
            QuestionKind.Spotting => ["de", "forma"],
            QuestionKind.Number => NumberTaskReader.Settings,
            _ => [],
        };

    private static ExerciseContent? ReadContent(
        QuestionKind kind,
        ImmutableArray<AnswerOption> options,
        BlockSettings settings,
        SourceText source
    ) =>
        kind switch
        {
            QuestionKind.Spotting => new SuspectMessage(ReadForm(settings, source), settings.Text("de")),
            QuestionKind.Number => NumberTaskReader.Read(options, settings, source),
            QuestionKind.Typing => new TypingTask(LayoutFor(options.FirstOrDefault(o => o.IsRight)?.Text ?? "")),
            _ => null,
        };

    private static MessageForm ReadForm(BlockSettings settings, SourceText source)
    {
        if (settings.Find("forma") is not { } form)
            return MessageForm.Chat;
        if (!Forms.TryGetValue(form.Text, out var known))
            source.Fault(form.Line, $"No existe la forma «{form.Text}». Hay estas: {string.Join(", ", Forms.Keys)}.");
        return known;
    }

    private static KeyboardLayout LayoutFor(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) ? KeyboardLayout.Digits
        : text.Contains('@', StringComparison.Ordinal) ? KeyboardLayout.Mail
        : KeyboardLayout.Letters;

    private static string Prompt(ContentBlock piece, QuestionKind kind, string prompt, MarkdownRenderer prose, SourceText source)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            source.Fault(piece.Line, "A la pregunta le falta su enunciado.");
        if (kind != QuestionKind.Completion)
            return prose.RenderPhrase(prompt, piece.First).Html;

        var gaps = Gaps().Matches(prompt).Select(gap => gap.Value).ToList();
        if (gaps is not [QuizQuestion.Gap])
            source.Fault(
                piece.Line,
                $"El enunciado de «completar» lleva un solo hueco, de cuatro rayas bajas («{QuizQuestion.Gap}»); aquí "
                    + $"hay {(gaps.Count == 1 ? "uno de otro largo" : gaps.Count)}."
            );
        return prose
            .RenderPhrase(Gaps().Replace(prompt, GapInside), piece.First)
            .Html.Replace(GapInside, QuizQuestion.Gap, StringComparison.Ordinal);
    }

    private static AnswerOption ReadOption(QuestionItem item, QuestionKind kind, MarkdownRenderer prose, SourceText source)
    {
        var explanation = prose.RenderLine(item.Explanation, item.Line - 1).Html;
        if (kind is not (QuestionKind.Matching or QuestionKind.Sorting))
        {
            var text = prose.RenderLine(item.Text, item.Line - 1);
            return new AnswerOption(ContentHash.ComputeOption(text.Plain), text.Plain, text.Html, explanation, item.IsRight);
        }

        var halves = EqualsSign().Split(item.Text);
        if (halves.Length != 2 || halves.Any(string.IsNullOrWhiteSpace))
            source.Fault(item.Line, "Cada pareja lleva un solo signo igual entre espacios: «izquierda = derecha».");
        var left = prose.RenderLine(halves[0].Trim(), item.Line - 1);
        var right = prose.RenderLine(halves[^1].Trim(), item.Line - 1);
        return new AnswerOption(
            ContentHash.ComputeOption(left.Plain),
            left.Plain,
            left.Html,
            explanation,
            IsRight: true,
            new MatchTarget(ContentHash.ComputeOption(right.Plain), right.Plain, right.Html)
        );
    }

    private static void CheckOptions(
        ContentBlock piece,
        QuestionKind kind,
        ImmutableArray<QuestionItem> items,
        ImmutableArray<AnswerOption> options,
        SourceText source
    )
    {
        var isTyped = kind is QuestionKind.Completion or QuestionKind.Number or QuestionKind.Typing;
        if (!isTyped && options.Length < 2)
            source.Fault(piece.Line, $"«{piece.Name}» lleva al menos dos {NameOptions(kind)}; aquí hay {options.Length}.");
        if (!options.Any(o => o.IsRight) && (options.Length > 0 || isTyped))
            source.Fault(piece.Line, "Ninguna respuesta es buena: marque con «[x]» la que sí.");
        if (kind is QuestionKind.Choice or QuestionKind.Spotting && options.Length > 0 && options.All(o => o.IsRight))
            source.Fault(piece.Line, "Todas las respuestas son buenas: ponga al menos una con «[ ]».");

        var seen = new HashSet<string>();
        var seenRight = new HashSet<string>();
        foreach (var (item, option) in items.Zip(options))
        {
            if (!seen.Add(isTyped ? Folded(option.Text) : option.Hash))
                source.Fault(
                    item.Line,
                    $"«{option.Text}» está repetida en esta pregunta{(isTyped ? " (no importan mayúsculas ni tildes)" : "")}."
                );
            if (option.Match is { } match && !seenRight.Add(match.Hash) && kind is QuestionKind.Matching)
                source.Fault(item.Line, $"«{match.Text}» está repetida en el lado derecho: no se sabría con cuál va.");
        }
        if (kind is QuestionKind.Sorting && seenRight.Count is < 2 or > 3)
            source.Fault(piece.Line, $"«clasificar» tiene dos o tres grupos al lado derecho; aquí hay {seenRight.Count}.");
    }

    // Typed answers are compared without case or accents: two that differ only in these are the same.
    private static string Folded(string text) =>
        string.Concat(
                UnicodeForm
                    .Normalize(text, NormalizationForm.FormD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            )
            .ToUpperInvariant();

    [GeneratedRegex("_{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(?<!\\)(?<=\s|^)=(?=\s|$)")]
    private static partial Regex EqualsSign();

    private static string NameOptions(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Ordering => "pasos",
            QuestionKind.Matching => "parejas",
            QuestionKind.Sorting => "tarjetas",
            QuestionKind.Spotting => "partes",
            _ => "opciones",
        };
}
