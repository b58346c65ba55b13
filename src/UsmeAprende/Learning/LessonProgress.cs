using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a lesson.</summary>
/// <param name="InPerson">Covered at a gathering the person came to.</param>
/// <param name="FinishedAt">When it was first finished; null while it is not.</param>
/// <param name="Since">When it was first published, as far as is known.</param>
public sealed record LessonProgress(Lesson Lesson, DateTime? FinishedAt, bool InPerson = false, DateTime Since = default)
{
    public bool IsFinished => FinishedAt is not null;
}
