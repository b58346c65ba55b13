using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>
/// What is right in one version of a question: all that grading needs, kept for every version ever served (R4).
/// </summary>
/// <param name="Right">
/// Of a choice, the hashes of the right options, sorted; of an ordering, the hashes in order; of a matching, its sorted <c>left=right</c>
/// pairs; of a completion, the accepted words in plain form.
/// </param>
public sealed record AnswerKey(QuestionKind Kind, ImmutableArray<string> Right)
{
    public static AnswerKey Of(Question question) =>
        new(
            question.Kind,
            question.Kind switch
            {
                QuestionKind.Choice => [.. question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal)],
                QuestionKind.Ordering => [.. question.Options.Select(o => o.Hash)],
                QuestionKind.Matching => [.. question.Options.Select(o => $"{o.Hash}={o.Match!.Hash}").Order(StringComparer.Ordinal)],
                QuestionKind.Completion => [.. question.Options.Where(o => o.IsRight).Select(o => WordForm.Of(o.Text))],
                _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
            }
        );

    /// <summary>An answer that is right.</summary>
    internal string AsAnswer() => Kind is QuestionKind.Completion ? Right[0] : string.Join(' ', Right);

    /// <summary>All or nothing.</summary>
    public bool IsRight(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return false;
        if (Kind is QuestionKind.Completion)
            return Right.Contains(WordForm.Of(answer));
        var given = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Kind is QuestionKind.Ordering
            ? given.AsSpan().SequenceEqual(Right.AsSpan())
            : given.Order(StringComparer.Ordinal).SequenceEqual(Right, StringComparer.Ordinal);
    }
}
