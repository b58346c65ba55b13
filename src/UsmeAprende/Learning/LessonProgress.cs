using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a lesson.</summary>
public sealed record LessonProgress(Lesson Lesson, bool IsFinished);
