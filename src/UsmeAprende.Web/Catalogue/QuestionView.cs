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

    /// <summary>Steps to put in order, in an order that is always the same and never the right one.</summary>
    public IReadOnlyList<Option> ShuffledSteps => Shuffled([.. Question.Options], o => o.Hash);

    /// <summary>Right halves to choose from, in an order that is always the same and never that of the left halves.</summary>
    public IReadOnlyList<Match> ShuffledMatches => Shuffled([.. Question.Options.Select(o => o.Match).OfType<Match>().DistinctBy(m => m.Hash)], m => m.Hash);

    public string Field(string name) => $"{Question.Slug}.{name}";

    public bool Chose(string field, string value) => Given?.Has(field, value) == true;

    // Hashes order as chance would, and the same in every browser and cache.
    private static List<T> Shuffled<T>(List<T> rightOrder, Func<T, string> hash)
    {
        var order = rightOrder.OrderBy(hash, StringComparer.Ordinal).ToList();
        if (order.Count > 1 && order.SequenceEqual(rightOrder))
            order = [.. order[1..], order[0]];
        return order;
    }
}
