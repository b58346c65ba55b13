using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Gatherings;
using UsmeAprende.Tests.Gatherings.Attendance;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.OwnPages;

/// <summary>What happens to a few people of all that the pages of their own show, with a look at those pages now and then.</summary>
internal sealed record OwnPagesStory(IReadOnlyList<OwnPagesStep> Steps)
{
    public static Arbitrary<OwnPagesStory> Arbitrary() =>
        (
            from kind in Gen.Elements(Enum.GetValues<OwnPagesStepKind>())
            from at in AttendanceStory.Step(Enum.GetValues<AttendanceStoryStepKind>())
            from looks in Gen.Elements(true, true, false)
            select new OwnPagesStep(kind, at, looks)
        )
            .ListOf(16)
            .Select(steps => new OwnPagesStory(steps))
            .ToArbitrary();
}

/// <param name="At">What happens at the gatherings; also who, and a number.</param>
/// <param name="Looks">Whether the pages are opened after it.</param>
internal sealed record OwnPagesStep(OwnPagesStepKind Kind, AttendanceStoryStep At, bool Looks);

internal enum OwnPagesStepKind
{
    Learn,
    LearnMuch,
    TakeBack,
    AtGatherings,
    AtGatheringsToo,
    Reserve,
    GiveUp,
    Enrol,
    Leave,
    NameGroup,
    NameLessons,
    Erase,
}

/// <summary>Three people, two cafés and a group with a gathering to come, for an <see cref="OwnPagesStory"/>.</summary>
internal sealed class OwnPagesScene(TestSite site, AttendanceStoryScene cafes, TestGathering ofGroup, Guid group)
{
    private readonly List<(PersonId Person, NewRecord Record)> _told = [];
    private readonly HashSet<PersonId> _erased = [];
    private bool _isRenamed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Those who are not erased.</summary>
    public IEnumerable<PersonId> People => cafes.People.Except(_erased);

    public IEnumerable<PersonId> Erased => _erased;

    public static async Task<OwnPagesScene> SetAsync(TestSite site)
    {
        site.Catalogue.Replace(SampleCatalogue.Make());
        var group = new StudyGroup();
        group.Update("Los martes", "huerta");
        await site.AskAsync(db =>
        {
            db.Add(group);
            return db.SaveChangesAsync(Cancel);
        });
        var ofGroup = await TestGathering.PlanAsync(site, site.Now.AddDays(20), group.Id, lessons: SampleCatalogue.Harvest);
        return new OwnPagesScene(site, await AttendanceStoryScene.SetAsync(site), ofGroup, group.Id);
    }

    public async Task DoAsync(OwnPagesStep step)
    {
        var (person, number) = (cafes.People[step.At.Person], step.At.Number + 3);
        switch (step.Kind)
        {
            case OwnPagesStepKind.Learn:
                await TellAsync(person, Deed(number));
                break;
            case OwnPagesStepKind.LearnMuch:
                await TellAsync(person, [.. Enumerable.Range(0, 7).Select(Deed)]);
                break;
            case OwnPagesStepKind.TakeBack when _told.Count > 0:
                var (whose, record) = _told[number % _told.Count];
                await TellAsync(whose, SampleRecords.Void(record));
                break;
            case OwnPagesStepKind.AtGatherings or OwnPagesStepKind.AtGatheringsToo when !Touches(_erased, step.At):
                await cafes.DoAsync(step.At);
                break;
            case OwnPagesStepKind.Reserve when !_erased.Contains(person):
                await site.WithAsync((ReservationService seats) => seats.ReserveAsync(person, Gathering(step.At).Id, Cancel));
                break;
            case OwnPagesStepKind.GiveUp:
                await site.WithAsync(
                    (ReservationService seats) => seats.GiveUpAsync(person, Gathering(step.At).Id, Guid.CreateVersion7(), Cancel)
                );
                break;
            case OwnPagesStepKind.Enrol when !_erased.Contains(person):
                await site.WithAsync((EnrolmentService groups) => groups.EnrolSelfAsync(person, group, Cancel));
                break;
            case OwnPagesStepKind.Leave:
                await site.WithAsync(
                    (EnrolmentService groups) =>
                        groups.RemoveMemberAsync(ofGroup.Facilitator.AsFacilitator(), group, person, Guid.CreateVersion7(), Cancel)
                );
                break;
            case OwnPagesStepKind.NameGroup:
                var course = number % 2 == 0 ? "huerta" : "mercado";
                await site.WithAsync(
                    (EnrolmentService groups) =>
                        groups.UpdateGroupAsync(ofGroup.Facilitator.AsFacilitator(), group, $"Los {number}", course, Cancel)
                );
                break;
            case OwnPagesStepKind.NameLessons:
                _isRenamed = !_isRenamed;
                site.Catalogue.Replace(_isRenamed ? Renamed() : SampleCatalogue.Make());
                break;
            case OwnPagesStepKind.Erase when number == 0:
                await EraseAsync(person);
                break;
        }
    }

    private async Task EraseAsync(PersonId person)
    {
        var rows = await site.AskAsync(db => Task.FromResult(db.SamePerson(person).ToList()));
        if (await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(person, Cancel)))
            _erased.UnionWith(rows);
    }

    private async Task TellAsync(PersonId person, params NewRecord[] records)
    {
        await site.StoreAsync(person, records);
        _told.AddRange(records.Select(r => (person, r)));
    }

    private bool Touches(HashSet<PersonId> people, AttendanceStoryStep step) =>
        people.Contains(cafes.People[step.Person]) || people.Contains(cafes.People[step.Other]);

    private TestGathering Gathering(AttendanceStoryStep step) => step.Number < 0 ? ofGroup : cafes.Cafes[step.Gathering];

    private static NewRecord Deed(int number) =>
        number switch
        {
            0 => SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-9)),
            1 => SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddDays(-20)),
            2 => SampleRecords.Right(),
            3 => SampleRecords.Wrong(SampleRecords.Morning.AddHours(-1)),
            4 => SampleRecords.Attempt("""{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}"""),
            5 => SampleRecords.Create(RecordVerb.Played, PracticeGame.PutInOrder.Activity),
            _ => SampleRecords.Create(RecordVerb.Practised, new(SampleCatalogue.Practice), SampleRecords.Morning.AddDays(-2)),
        };

    // Two lessons get other names: one that is read by itself, and one with questions below it.
    private static CourseCatalogue Renamed() =>
        SampleCatalogue.Of(
            Rename(SampleCatalogue.Sow, "huerta/semillas/enterrar"),
            Rename(SampleCatalogue.Water, "huerta/semillas/mojar"),
            SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
        );

    private static Lesson Rename(string former, string now) => SampleCatalogue.LessonOf(now, 9) with { FormerIds = [new(former)] };
}
