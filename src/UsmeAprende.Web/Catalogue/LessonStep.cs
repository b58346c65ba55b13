using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What a lesson shows at a time when scripts run; without them all steps follow each other on one page.</summary>
/// <param name="Parts">A text, or an exercise with the subtitle above it.</param>
/// <param name="Review">A question from an earlier module; null in all other steps.</param>
public sealed record LessonStep(IReadOnlyList<LessonPart> Parts, QuestionView? Review = null)
{
    public bool IsFirst { get; private init; }

    public bool IsLast { get; private init; }

    /// <summary>The name of a step that is the rest of a section; null for all others, which have a heading of their own.</summary>
    public string? Label => Parts is [LessonTextPart { Continues: true } text] ? $"{text.Heading}, sigue" : null;

    /// <summary>A class of its element.</summary>
    public string? Look =>
        Review is not null ? "review"
        : Label is not null ? "more"
        : null;

    public static IReadOnlyList<LessonStep> Create(Lesson lesson, IReadOnlyList<QuestionView> review)
    {
        var steps = new List<LessonStep>();
        var subtitle = new List<LessonPart>();
        foreach (var part in lesson.Parts)
        {
            subtitle.Add(part);
            if (part is LessonTextPart { IsOnlyHeading: true })
                continue;
            steps.Add(new LessonStep([.. subtitle]));
            subtitle.Clear();
        }
        steps.InsertRange(Math.Min(1, steps.Count), review.Select(view => new LessonStep([], view)));
        // A lesson that ends with an exercise is finished in a step of its own.
        if (steps.Count == 0 || steps[^1].Parts is not [LessonTextPart])
            steps.Add(new LessonStep(subtitle));
        return [.. steps.Select((step, at) => step with { IsFirst = at == 0, IsLast = at == steps.Count - 1 })];
    }
}
