using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>
/// What is said of a few people at two gatherings while the gatherings themselves are moved, cancelled, held after all and closed.
/// </summary>
internal sealed record AttendanceStory(IReadOnlyList<AttendanceStoryStep> Steps)
{
    public const int People = 3;
    public const int Gatherings = 2;

    public static Arbitrary<AttendanceStory> Arbitrary(params AttendanceStoryStepKind[] kinds) =>
        Step(kinds).ListOf(14).Select(steps => new AttendanceStory(steps)).ToArbitrary();

    public static Gen<AttendanceStoryStep> Step(params AttendanceStoryStepKind[] kinds) =>
        from kind in Gen.Elements(kinds)
        from mark in Gen.Elements(MarkKind.Came, MarkKind.Came, MarkKind.Late, MarkKind.Thanked, MarkKind.Showed)
        from gathering in Gen.Choose(0, Gatherings - 1)
        from person in Gen.Choose(0, People - 1)
        from other in Gen.Choose(0, People - 1)
        from number in Gen.Choose(-3, 3)
        select new AttendanceStoryStep(kind, mark, gathering, person, other, number);
}

/// <param name="Number">Of a move, days; of taking back, which of the marks made so far.</param>
internal sealed record AttendanceStoryStep(AttendanceStoryStepKind Kind, MarkKind Mark, int Gathering, int Person, int Other, int Number);

internal enum AttendanceStoryStepKind
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

/// <summary>A café of this morning and one of tomorrow, for an <see cref="AttendanceStory"/> to happen at.</summary>
internal sealed class AttendanceStoryScene(
    TestSite site,
    IReadOnlyList<TestGathering> cafes,
    IReadOnlyList<PersonId> people,
    PersonId coordinator
)
{
    private readonly List<(TestGathering Cafe, AttendanceMark Mark)> _made = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IReadOnlyList<TestGathering> Cafes => cafes;

    public IReadOnlyList<PersonId> People => people;

    public static async Task<AttendanceStoryScene> SetAsync(TestSite site)
    {
        var now = site.Now;
        var today = await TestGathering.PlanAsync(site, now.AddHours(-1), lessons: SampleCatalogue.Sow);
        var tomorrow = await TestGathering.PlanAsync(site, now.AddDays(1), facilitator: today.Facilitator, lessons: SampleCatalogue.Water);
        var people = new List<PersonId>();
        while (people.Count < AttendanceStory.People)
            people.Add(await today.PersonAsync("Ana"));
        return new AttendanceStoryScene(site, [today, tomorrow], people, await site.PersonAsync(PersonRole.Coordinator));
    }

    public async Task DoAsync(AttendanceStoryStep step)
    {
        var cafe = cafes[step.Gathering];
        switch (step.Kind)
        {
            case AttendanceStoryStepKind.Mark:
                var mark = cafe.Mark(people[step.Person], step.Mark, step.Mark is MarkKind.Late ? "09:20" : null) with
                {
                    Module = step.Mark is MarkKind.Showed ? "huerta/semillas" : null,
                };
                _made.Add((cafe, mark));
                Assert.True((await cafe.SendAsync(mark))[0].IsSaved);
                break;
            case AttendanceStoryStepKind.TakeBack when _made.Count > 0:
                var (where, made) = _made[(step.Number + 3) % _made.Count];
                await where.SendAsync(where.Undo(made));
                break;
            case AttendanceStoryStepKind.Cancel:
                await site.WithAsync(
                    (GatheringPlanning p) => p.CancelAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, "Llovió.", false, Cancel)
                );
                break;
            case AttendanceStoryStepKind.Restore:
                await site.WithAsync(
                    (GatheringPlanning p) => p.RestoreAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, "Escampó.", Cancel)
                );
                break;
            case AttendanceStoryStepKind.Move:
                await MoveAsync(cafe, step.Number);
                break;
            case AttendanceStoryStepKind.Close:
                var gathering = await cafe.GatheringAsync();
                await cafe.CloseNowAsync(gathering.StartsAt.AddMinutes(10 * step.Number), gathering.EndsAt, "Se corrigió.");
                break;
            case AttendanceStoryStepKind.Merge:
                await site.WithAsync(
                    (PersonMerging m) => m.MergeAsync(coordinator.AsCoordinator(), people[step.Person], people[step.Other], Cancel)
                );
                break;
            case AttendanceStoryStepKind.Unmerge:
                await site.WithAsync((PersonMerging m) => m.UnmergeAsync(coordinator.AsCoordinator(), people[step.Person], Cancel));
                break;
            case AttendanceStoryStepKind.Wait:
                site.Clock.Advance(TimeSpan.FromHours(10));
                break;
        }
    }

    private async Task MoveAsync(TestGathering cafe, int days)
    {
        var stored = await site.AskAsync(db =>
            db.Gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsNoTracking().SingleAsync(g => g.Id == cafe.Id, Cancel)
        );
        var when = new TimeSlot(stored.StartsAt.AddDays(days), stored.EndsAt.AddDays(days));
        var change = new GatheringChange
        {
            Id = cafe.Id,
            Version = stored.Version,
            Plan = stored.ToPlan(),
            When = when,
            Reason = "Cambió el día.",
        };
        await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(cafe.Facilitator.AsFacilitator(), change, Cancel));
    }
}
