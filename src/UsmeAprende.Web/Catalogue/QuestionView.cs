using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A question as a page shows it.</summary>
/// <param name="Anchor">The id of its element.</param>
/// <param name="Given">What was just answered without scripts; null before.</param>
/// <param name="IsAlone">Sent by itself, with a button of its own; those of a test go together.</param>
public sealed record QuestionView(Question Question, string Anchor, GivenAnswer? Given, bool IsAlone = true)
{
    public string Kind => Question.Kind.ToString().ToLowerInvariant();

    public Verdict? Verdict => Given is null ? null : Verdict.Of(Given);

    public string Field(string name) => $"{Question.Slug}.{name}";

    public bool Chose(string field, string value) => Given?.Has(field, value) == true;
}
