using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Typing;
using UsmeAprende.Web.Catalogue;

namespace UsmeAprende.Web.Learning;

/// <summary>Reads a question's answer from a plain form. Invalid values are dropped and count as not chosen.</summary>
/// <param name="Text">The answer for the record; null if something is missing.</param>
public sealed record AnswerForm(GivenAnswer Given, string? Text)
{
    private const int TypedLength = 200;

    public static AnswerForm Read(QuizQuestion question, IFormCollection form)
    {
        var fields = Fields(question)
            .Select(field => (field, Values: ReadSent(question, field, form)))
            .Where(f => f.Values.Length > 0)
            .ToFrozenDictionary(f => f.field, f => f.Values);
        var text = WriteAnswer(question, fields);
        return new AnswerForm(
            new GivenAnswer(question, fields, text is not null, text is not null && AnswerGrading.IsRight(question, text)),
            text
        );
    }

    private static string? WriteAnswer(QuizQuestion question, FrozenDictionary<string, ImmutableArray<string>> fields) =>
        question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Spotting => fields.TryGetValue(GivenAnswer.Choice, out var chosen)
                ? string.Join(' ', chosen.Order(StringComparer.Ordinal))
                : null,
            QuestionKind.Ordering => WriteOrdering(question, fields),
            QuestionKind.Matching or QuestionKind.Sorting => fields.Count < question.Options.Length
                ? null
                : string.Join(
                    ' ',
                    question.Options.Select(o => $"{o.Hash}={fields[GivenAnswer.Pair + o.Hash][0]}").Order(StringComparer.Ordinal)
                ),
            _ => fields.TryGetValue(GivenAnswer.Text, out var typed) ? typed[0] : null,
        };

    private static string? WriteOrdering(QuizQuestion question, FrozenDictionary<string, ImmutableArray<string>> fields)
    {
        var placed = question
            .Options.Where(o => fields.ContainsKey(GivenAnswer.Place + o.Hash))
            .ToDictionary(o => o.Hash, o => int.Parse(fields[GivenAnswer.Place + o.Hash][0], CultureInfo.InvariantCulture));
        return placed.Values.Distinct().Count() < question.Options.Length
            ? null
            : string.Join(' ', placed.OrderBy(p => p.Value).Select(p => p.Key));
    }

    private static IEnumerable<string> Fields(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Spotting => [GivenAnswer.Choice],
            QuestionKind.Ordering => question.Options.Select(o => GivenAnswer.Place + o.Hash),
            QuestionKind.Matching or QuestionKind.Sorting => question.Options.Select(o => GivenAnswer.Pair + o.Hash),
            _ => [GivenAnswer.Text],
        };

    private static ImmutableArray<string> ReadSent(QuizQuestion question, string field, IFormCollection form)
    {
        var sent = form[$"{question.Key}.{field}"].OfType<string>();
        return question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Spotting => [.. sent.Where(v => question.Options.Any(o => o.Hash == v)).Distinct()],
            QuestionKind.Ordering => [.. sent.Where(v => IsPlace(v, question.Options.Length)).Take(1)],
            QuestionKind.Matching or QuestionKind.Sorting => [.. sent.Where(v => question.Options.Any(o => o.Match!.Hash == v)).Take(1)],
            _ => [.. sent.Select(CleanTyped).Where(v => v.Length > 0).Take(1)],
        };
    }

    private static bool IsPlace(string value, int places) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= places;

    private static string CleanTyped(string value)
    {
        var typed = TypedText.CleanLine(value);
        if (typed.Length <= TypedLength)
            return typed;
        // Half a surrogate pair is no character.
        return typed[..(char.IsHighSurrogate(typed[TypedLength - 1]) ? TypedLength - 1 : TypedLength)].TrimEnd();
    }
}
