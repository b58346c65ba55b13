using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A question as a page shows it.</summary>
/// <param name="Anchor">The id of its element.</param>
/// <param name="Given">What was just answered without scripts; null before.</param>
/// <param name="IsAlone">Sent by itself, with a button of its own; those of a test go together.</param>
public sealed record QuestionView(Question Question, string Anchor, GivenAnswer? Given, bool IsAlone = true)
{
    /// <summary>What a page with these questions starts with.</summary>
    public static string ScriptFor(IEnumerable<Question> questions) =>
        questions.Any(q => q.Kind is QuestionKind.Ordering) ? "ordering-lesson.js" : "lesson.js";

    public string Kind => Question.Kind.ToString().ToLowerInvariant();

    /// <summary>False in a test while another question is missing: what is answered gets no verdict yet.</summary>
    public bool IsJudged { get; init; } = true;

    public Verdict? Verdict => Given is null || (Given.IsComplete && !IsJudged) ? null : Verdict.Of(Given, IsAlone);

    public string Field(string name) => $"{Question.Slug}.{name}";

    public bool Chose(string field, string value) => Given?.Has(field, value) == true;
}
