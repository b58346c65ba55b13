using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>A café of this morning and one of tomorrow, for an <see cref="EventStory"/> to happen at.</summary>
internal sealed class EventScene(LearningSite site, IReadOnlyList<Meeting> cafes, IReadOnlyList<Guid> people, Guid coordinator)
{
    private readonly List<(Meeting Cafe, AttendanceMark Mark)> _made = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IReadOnlyList<Meeting> Cafes => cafes;

    public IReadOnlyList<Guid> People => people;

    public static async Task<EventScene> SetAsync(LearningSite site)
    {
        var now = site.Now;
        var today = await Meeting.PlanAsync(site, now.AddHours(-1), lessons: SampleCatalogue.Sow);
        var tomorrow = await Meeting.PlanAsync(site, now.AddDays(1), facilitator: today.Facilitator, lessons: SampleCatalogue.Water);
        var people = new List<Guid>();
        while (people.Count < EventStory.People)
            people.Add(await today.PersonAsync("Ana"));
        return new EventScene(site, [today, tomorrow], people, await site.PersonAsync(PersonRole.Coordinator));
    }

    public async Task DoAsync(EventStep step)
    {
        var cafe = cafes[step.Gathering];
        switch (step.Kind)
        {
            case EventStepKind.Mark:
                var mark = cafe.Mark(people[step.Person], step.Mark, step.Mark is MarkKind.Late ? "09:20" : null) with
                {
                    Module = step.Mark is MarkKind.Showed ? "huerta/semillas" : null,
                };
                _made.Add((cafe, mark));
                Assert.True((await cafe.SendAsync(mark))[0].IsSaved);
                break;
            case EventStepKind.TakeBack when _made.Count > 0:
                var (where, made) = _made[(step.Number + 3) % _made.Count];
                await where.SendAsync(where.Undo(made));
                break;
            case EventStepKind.Cancel:
                await site.WithAsync((GatheringPlanning p) => p.CancelAsync(cafe.Facilitator, cafe.Id, "Llovió.", false, Cancel));
                break;
            case EventStepKind.Restore:
                await site.WithAsync((GatheringPlanning p) => p.RestoreAsync(cafe.Facilitator, cafe.Id, "Escampó.", Cancel));
                break;
            case EventStepKind.Move:
                await MoveAsync(cafe, step.Number);
                break;
            case EventStepKind.Close:
                var gathering = await cafe.GatheringAsync();
                await cafe.CloseNowAsync(gathering.StartsAt.AddMinutes(10 * step.Number), gathering.EndsAt, "Se corrigió.");
                break;
            case EventStepKind.Merge:
                await site.WithAsync((PersonMerging m) => m.MergeAsync(coordinator, people[step.Person], people[step.Other], Cancel));
                break;
            case EventStepKind.Unmerge:
                await site.WithAsync((PersonMerging m) => m.UnmergeAsync(coordinator, people[step.Person], Cancel));
                break;
            case EventStepKind.Wait:
                site.Clock.Advance(TimeSpan.FromHours(10));
                break;
        }
    }

    private async Task MoveAsync(Meeting cafe, int days)
    {
        var stored = await site.AskAsync(db =>
            db.Gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsNoTracking().SingleAsync(g => g.Id == cafe.Id, Cancel)
        );
        var when = new Occasion(stored.StartsAt.AddDays(days), stored.EndsAt.AddDays(days));
        var change = new GatheringChange
        {
            Id = cafe.Id,
            Version = stored.Version,
            Plan = stored.ToPlan(),
            When = when,
            Reason = "Cambió el día.",
        };
        await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(cafe.Facilitator, change, Cancel));
    }
}
