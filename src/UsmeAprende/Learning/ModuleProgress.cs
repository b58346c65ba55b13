using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Where a person stands in a module.</summary>
/// <param name="IsTaskShown">A facilitator saw the module's task done.</param>
public sealed record ModuleProgress(Module Module, ImmutableArray<LessonProgress> Lessons, TestProgress? Test, bool IsTaskShown)
{
    public int FinishedLessons => Lessons.Count(l => l.IsFinished);

    /// <summary>All its lessons finished and its test passed; a module only announced is never done.</summary>
    public bool IsDone => Lessons.Length > 0 && Lessons.All(l => l.IsFinished) && Test is not { IsPassed: false };

    /// <summary>The first thing not yet done that can be: its lessons in order, then its test.</summary>
    public NextStep? Next =>
        Lessons.FirstOrDefault(l => !l.IsFinished && !l.Lesson.IsWithheld) is { } lesson
            ? new NextStep(lesson.Lesson.Title, lesson.Lesson.Path, lesson.Lesson.Minutes)
        : Lessons.Length > 0 && Test is { IsPassed: false, Test.IsWithheld: false } test
            ? new NextStep(test.Test.Title, test.Test.Path, null)
        : null;
}
