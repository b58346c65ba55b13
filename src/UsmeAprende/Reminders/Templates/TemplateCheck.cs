using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Templates;

/// <summary>
/// Checks the words that a coordinator wrote before they can be sent: an unknown field would stop the reminder, and a letter without a
/// greeting would lose its first paragraph in the inbox.
/// </summary>
public static class TemplateCheck
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>What is wrong, by field, in sentences for whoever wrote it.</summary>
    public static IReadOnlyList<TemplateProblem> FindProblems(TemplateWords words, ReminderTemplate builtIn, IReminderKind kind) =>
        [
            .. Lengths(words, builtIn),
            .. Parts(words).SelectMany(part => Fields(part.Field, part.Text, kind)),
            .. words.Text.Length > 0 && !HasGreeting(words.Text)
                ?
                [
                    new TemplateProblem(
                        nameof(TemplateWords.Text),
                        "Empiece con un saludo en su propia línea, como «Hola, {{nombre}}:». Después deje una línea vacía."
                    ),
                ]
                : Array.Empty<TemplateProblem>(),
        ];

    /// <summary>The fields that may be used in a kind, with the person's name first.</summary>
    public static IReadOnlyList<string> ListFields(IReminderKind kind) => [ReminderTemplate.Name, .. kind.Sample.Keys];

    private static IEnumerable<TemplateProblem> Lengths(TemplateWords words, ReminderTemplate builtIn)
    {
        (string Field, string Text, int Most, bool IsAsked, string Empty)[] rules =
        [
            (nameof(words.Title), words.Title, TemplateEdition.TitleLength, true, "Escriba el asunto."),
            (nameof(words.Text), words.Text, TemplateEdition.TextLength, true, "Escriba la carta."),
            (nameof(words.Action), words.Action, TemplateEdition.ActionLength, true, "Escriba lo que dice el botón."),
            (nameof(words.Reason), words.Reason, TemplateEdition.ReasonLength, builtIn.IsWorthACall, "Escriba para qué llamar."),
            (nameof(words.Chat), words.Chat, TemplateEdition.ChatLength, builtIn.IsWorthACall, "Escriba el mensaje de WhatsApp."),
        ];
        foreach (var (field, text, most, isAsked, empty) in rules)
        {
            if (isAsked && text.Length == 0)
                yield return new TemplateProblem(field, empty);
            else if (text.Length > most)
                yield return new TemplateProblem(field, $"Puede tener hasta {most} letras, y tiene {text.Length}. Hágalo más corto.");
        }
    }

    private static IEnumerable<TemplateProblem> Fields(string field, string text, IReminderKind kind)
    {
        var known = ListFields(kind);
        foreach (var unknown in ReminderTemplate.ListPlaceholders(text).Except(known))
            yield return new TemplateProblem(
                field,
                $"No hay un dato que se llame {Open}{unknown}{Close}. Puede usar: {string.Join(", ", known.Select(Write))}."
            );
        var whole = ReminderTemplate.ListPlaceholders(text).Count();
        if (Count(text, Open) != whole || Count(text, Close) != whole)
            yield return new TemplateProblem(field, "Un dato quedó a medias. Escríbalo completo, con dos llaves a cada lado: {{nombre}}.");
    }

    private static IEnumerable<(string Field, string Text)> Parts(TemplateWords words) =>
        [
            (nameof(words.Title), words.Title),
            (nameof(words.Text), words.Text),
            (nameof(words.Action), words.Action),
            (nameof(words.Reason), words.Reason),
            (nameof(words.Chat), words.Chat),
        ];

    private static bool HasGreeting(string text) =>
        text.Split("\n\n", 2) is [var first, var rest] && first.TrimEnd().EndsWith(':') && !first.Contains('\n') && rest.Trim().Length > 0;

    private static string Write(string field) => $"{Open}{field}{Close}";

    private static int Count(string text, string mark) => text.Split(mark).Length - 1;
}

/// <summary>Something to mend in a template.</summary>
/// <param name="Field">The name of the member of <see cref="TemplateWords"/>.</param>
public sealed record TemplateProblem(string Field, string Sentence);
