using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a lesson.</summary>
/// <param name="InPerson">Covered at a gathering the person came to.</param>
public sealed record LessonProgress(Lesson Lesson, bool IsFinished, bool InPerson = false);
