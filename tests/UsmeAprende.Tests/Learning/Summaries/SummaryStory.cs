using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Tests.Gatherings.Attendance;

namespace UsmeAprende.Tests.Learning.Summaries;

/// <summary>All that can make somebody's summaries old, in any order, with summaries computed now and then in between.</summary>
internal sealed record SummaryStory(AttendanceStory Attendance, IReadOnlyList<SummaryStoryStep> Steps)
{
    private static readonly AttendanceStoryStepKind[] OfEvents =
    [
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.TakeBack,
        AttendanceStoryStepKind.Cancel,
        AttendanceStoryStepKind.Restore,
        AttendanceStoryStepKind.Move,
        AttendanceStoryStepKind.Close,
        AttendanceStoryStepKind.Merge,
        AttendanceStoryStepKind.Unmerge,
        AttendanceStoryStepKind.Wait,
    ];

    public static Arbitrary<SummaryStory> Arbitrary() =>
        (
            from attendance in AttendanceStory.Arbitrary(OfEvents).Generator
            from steps in (
                from kind in Gen.Frequency([
                    (6, Gen.Constant(SummaryStoryStepKind.Finish)),
                    (3, Gen.Constant(SummaryStoryStepKind.Try)),
                    (1, Gen.Elements(Enum.GetValues<SummaryStoryStepKind>())),
                    (2, Gen.Constant(SummaryStoryStepKind.Summarise)),
                ])
                from person in Gen.Choose(0, AttendanceStory.People - 1)
                from number in Gen.Choose(0, 11)
                select new SummaryStoryStep(kind, person, number)
            ).ListOf(28)
            select new SummaryStory(attendance, steps)
        ).ToArbitrary();
}

/// <param name="Number">Which lesson, name, courses or earlier record.</param>
internal sealed record SummaryStoryStep(SummaryStoryStepKind Kind, int Person, int Number);

internal enum SummaryStoryStepKind
{
    Finish,
    Try,
    TakeBack,
    Certify,
    Revoke,
    Rename,
    ShowDocument,
    Erase,
    Cover,
    ChangeCourses,
    Summarise,
}
