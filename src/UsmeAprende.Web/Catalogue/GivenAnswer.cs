using System.Collections.Frozen;
using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What a person chose in a question's form, complete or not, and whether it is right.</summary>
/// <param name="Fields">Each field's values as sent, by the part of its name after the question's slug and dot.</param>
/// <param name="IsComplete">False when something is still to be chosen, and so nothing is graded.</param>
public sealed record GivenAnswer(Question Question, FrozenDictionary<string, ImmutableArray<string>> Fields, bool IsComplete, bool IsRight)
{
    public const string Choice = "opcion";
    public const string Place = "lugar-";
    public const string Pair = "pareja-";
    public const string Text = "respuesta";

    public bool Has(string field, string value) => Fields.TryGetValue(field, out var values) && values.Contains(value);

    public string Typed => Fields.TryGetValue(Text, out var values) ? values.FirstOrDefault("") : "";
}
