using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>
/// What is said of a few people at two gatherings while the gatherings themselves are moved, cancelled, held after all and closed.
/// </summary>
internal sealed record EventStory(IReadOnlyList<EventStep> Steps)
{
    public const int People = 3;
    public const int Gatherings = 2;

    public static Arbitrary<EventStory> Arbitrary(params EventStepKind[] kinds) =>
        (
            from kind in Gen.Elements(kinds)
            from mark in Gen.Elements(MarkKind.Came, MarkKind.Came, MarkKind.Late, MarkKind.Thanked, MarkKind.Showed)
            from gathering in Gen.Choose(0, Gatherings - 1)
            from person in Gen.Choose(0, People - 1)
            from other in Gen.Choose(0, People - 1)
            from number in Gen.Choose(-3, 3)
            select new EventStep(kind, mark, gathering, person, other, number)
        )
            .ListOf(14)
            .Select(steps => new EventStory(steps))
            .ToArbitrary();
}

/// <param name="Number">Of a move, days; of taking back, which of the marks made so far.</param>
internal sealed record EventStep(EventStepKind Kind, MarkKind Mark, int Gathering, int Person, int Other, int Number);

internal enum EventStepKind
{
    Mark,
    TakeBack,
    Cancel,
    Restore,
    Move,
    Close,
    Merge,
    Unmerge,
    Wait,
}
