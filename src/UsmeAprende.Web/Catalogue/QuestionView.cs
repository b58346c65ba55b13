using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A question as a page shows it.</summary>
/// <param name="Anchor">The id of its element.</param>
/// <param name="Given">The answer sent without scripts; null before.</param>
/// <param name="IsAlone">Whether it is sent alone, with its own button; the questions of a test are sent together.</param>
public sealed record QuestionView(QuizQuestion Question, string Anchor, GivenAnswer? Given, bool IsAlone = true)
{
    public string Kind => Question.Kind.ToString().ToLowerInvariant();

    /// <summary>Whether the result is shown; false in a test while another question is not answered.</summary>
    public bool IsJudged { get; init; } = true;

    public AnswerFeedback? Feedback => Given is null || (Given.IsComplete && !IsJudged) ? null : AnswerFeedback.Create(Given, IsAlone);

    public string Field(string name) => $"{Question.Key}.{name}";

    /// <summary>The id of its first field, to which a list of missing answers leads.</summary>
    public string FirstControl => $"{Anchor}-1";

    /// <summary>The id of a field: only the first one has one.</summary>
    public string? ControlId(int place) => place == 0 ? FirstControl : null;

    /// <summary>Its number among the questions of a test; null elsewhere.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it is answered in a form, which also works without scripts.</summary>
    public bool IsForm => Question.Kind is not (QuestionKind.Screens or QuestionKind.Chat);

    /// <summary>What only some questions tell the script and the style: an attribute without a value would still weigh.</summary>
    public string MoreAttributes
    {
        get
        {
            var number = Question.Content as NumberTask;
            return string.Concat(
                Attribute("hint", Hint),
                Attribute("low", number?.Lowest),
                Attribute("high", number?.Highest),
                Attribute("sisters", Question.Sisters.IsEmpty ? null : Question.Sisters.Length),
                Attribute(
                    "verdict",
                    Feedback is not { } told ? null
                        : told.IsRight ? "right"
                        : "again"
                )
            );
        }
    }

    /// <summary>The prompt; a gap is read as a blank, and not as four underscores.</summary>
    public string PromptHtml =>
        Question.PromptHtml.Replace(
            QuizQuestion.Gap,
            "<span aria-hidden=\"true\">____</span><span class=\"unseen\">espacio en blanco</span>",
            StringComparison.Ordinal
        );

    /// <summary>What its text field is called.</summary>
    public string Label =>
        Question.Kind switch
        {
            QuestionKind.Completion => "La palabra que falta",
            QuestionKind.Number => "Su resultado",
            QuestionKind.Typing => "Escríbalo aquí",
            _ => "Su respuesta",
        };

    /// <summary>The keyboard that a phone offers for its text field.</summary>
    public string InputMode =>
        Question.Content switch
        {
            NumberTask => "decimal",
            TypingTask { Layout: KeyboardLayout.Digits } => "numeric",
            TypingTask { Layout: KeyboardLayout.Mail } => "email",
            _ => "text",
        };

    /// <summary>What helps after a wrong word: the author's hint, or how the word begins.</summary>
    public string? Hint => Question.Kind is QuestionKind.Completion ? AnswerFeedback.HintFor(Question) : null;

    private static string Attribute(string name, object? value) =>
        value is null or ""
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" data-{name}=\"{HtmlEncoder.Default.Encode($"{value}")}\"");

    public bool Chose(string field, string value) => Given?.Has(field, value) == true;
}

/// <summary>What a person answered in a question's form, complete or not, and whether it is right.</summary>
/// <param name="Fields">Each field's values as sent, by the part of its name after the question's slug and dot.</param>
/// <param name="IsComplete">False if something is missing: then it is not graded.</param>
public sealed record GivenAnswer(
    QuizQuestion Question,
    FrozenDictionary<string, ImmutableArray<string>> Fields,
    bool IsComplete,
    bool IsRight
)
{
    public const string Choice = "opcion";
    public const string Place = "lugar-";
    public const string Pair = "pareja-";
    public const string Text = "respuesta";

    public bool Has(string field, string value) => Fields.TryGetValue(field, out var values) && values.Contains(value);

    public string Typed => Fields.TryGetValue(Text, out var values) ? values.FirstOrDefault("") : "";
}
