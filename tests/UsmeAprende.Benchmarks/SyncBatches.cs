using System.Text.Json;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Batches of answers as a phone sends them, each record new, over all questions of one course: in the end somebody who has taken it whole.
/// </summary>
internal sealed class SyncBatches(Course course)
{
    public const int Size = 50;

    private readonly (Lesson Lesson, QuizQuestion Question)[] _questions =
    [
        .. course.Lessons.SelectMany(l => l.Questions.Where(q => q.Kind is QuestionKind.Choice).Select(q => (l, q))),
    ];

    public byte[] Next(PersonId person, int size = Size)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return JsonSerializer.SerializeToUtf8Bytes(new { person, records = Enumerable.Range(0, size).Select(_ => Record(now)) });
    }

    private object Record(DateTime now)
    {
        var (lesson, question) = _questions[Random.Shared.Next(_questions.Length)];
        return new
        {
            id = Guid.CreateVersion7(),
            verb = "answered",
            activity = question.Id,
            answer = question.Options[Random.Shared.Next(question.Options.Length)].Hash,
            question = question.Hash,
            content = lesson.Version,
            occurred = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
