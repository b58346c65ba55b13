using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>What forms change, before closing and after it.</summary>
public class AttendanceTakingTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site, lessons: SampleCatalogue.Sow);
        _ana = await _cafe.PersonAsync("Ana");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Late_SaidOfNobodyMarked_MarksThemToo()
    {
        var answer = await _cafe.ChangeAsync(Late("09:20"));

        Assert.Equal((AttendanceResultKind.Done, 2), (answer.Outcome, answer.Made.Count));
        Assert.Equal(TestGathering.Start.AddMinutes(20), (await _cafe.PresenceAsync(_ana))!.ArrivedAt);
    }

    [Fact]
    public async Task Time_SaidAgain_ReplacesTheOneBefore()
    {
        await _cafe.ChangeAsync(Late("09:20"));

        await _cafe.ChangeAsync(Late("09:40"));

        Assert.Equal(TestGathering.Start.AddMinutes(40), (await _cafe.PresenceAsync(_ana))!.ArrivedAt);
    }

    [Fact]
    public async Task LastAction_Undone_LeavesWhatWasThereBefore()
    {
        await _cafe.ChangeAsync(Came());
        var late = await _cafe.ChangeAsync(Late("09:20"));

        var gathering = await _cafe.GatheringAsync();
        var answer = await _cafe.AskAsync<AttendanceTaking, AttendanceResult>(t =>
            t.UndoAsync(_cafe.Facilitator.AsFacilitator(), gathering, late.Made, Cancel)
        );

        Assert.Equal(AttendanceResultKind.Done, answer.Outcome);
        Assert.Null((await _cafe.PresenceAsync(_ana))!.ArrivedAt);
    }

    [Fact]
    public async Task Mark_OfAColleague_IsNotTakenBack() // R2
    {
        var colleague = await _site.PersonAsync(PersonRole.Facilitator);
        await _site.AskAsync(db =>
        {
            db.Add(new GatheringFacilitator { GatheringId = _cafe.Id, PersonId = colleague });
            return db.SaveChangesAsync(Cancel);
        });
        await _cafe.ChangeAsync(Came());

        var byColleague = await _cafe.ChangeAsync(Came() with { TakesBack = true }, colleague);
        var byCoordinator = await _cafe.ChangeAsync(Came() with { TakesBack = true }, await _site.PersonAsync(PersonRole.Coordinator));

        Assert.Equal((AttendanceResultKind.SomeoneElses, AttendanceResultKind.Done), (byColleague.Outcome, byCoordinator.Outcome));
        Assert.Null(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Mark_OfAnotherRowOfTheSameHuman_IsTakenBackWhereItStands() // R14
    {
        var other = await _cafe.PersonAsync("Ana Lucía");
        await _cafe.ChangeAsync(Came());
        await _cafe.AskAsync<PersonMerging, MergeResult>(async m =>
            await m.MergeAsync((await _site.PersonAsync(PersonRole.Coordinator)).AsCoordinator(), _ana, other, Cancel)
        );

        var answer = await _cafe.ChangeAsync(
            new AttendanceChange
            {
                Person = other,
                Kind = MarkKind.Came,
                TakesBack = true,
            }
        );

        Assert.Equal(AttendanceResultKind.Done, answer.Outcome);
        Assert.Empty(await _cafe.ListAsync());
    }

    [Fact]
    public async Task Correction_AfterClosing_NeedsAReasonAndIsAudited() // R21, R31
    {
        await _cafe.CloseAsync();
        _site.Clock.Advance(TimeSpan.FromHours(1));

        var mute = await _cafe.ChangeAsync(Came());
        var said = await _cafe.ChangeAsync(Came() with { Reason = "Firmó la planilla" });

        Assert.Equal((AttendanceResultKind.ReasonNeeded, AttendanceResultKind.Done), (mute.Outcome, said.Outcome));
        Assert.True((await _cafe.PresenceAsync(_ana))!.CameAfterClosing);
        var written = await _site.AskAsync(db =>
            db.AuditEntries.Join(
                    db.AuditValues,
                    e => e.Sequence,
                    v => v.Sequence,
                    (e, v) =>
                        new
                        {
                            e.Action,
                            e.Subject,
                            v.After,
                        }
                )
                .ToListAsync(Cancel)
        );
        Assert.Contains(
            written,
            w =>
                w.Action == AttendanceAudit.ChangedAfterClosing
                && w.Subject == PeopleAudit.Subject(_ana)
                && w.After!.EndsWith("Firmó la planilla", StringComparison.Ordinal)
        );
    }

    // A reason without its mark would be evidence of nothing.
    [Fact]
    public async Task Correction_WhoseMarkIsRefused_LeavesNoReason()
    {
        await _cafe.CloseAsync();
        var ofOneself = new AttendanceChange
        {
            Person = _cafe.Facilitator,
            Kind = MarkKind.Came,
            Reason = "Yo también estuve",
        };

        var answer = await _cafe.ChangeAsync(ofOneself);

        Assert.Equal(AttendanceResultKind.Refused, answer.Outcome);
        Assert.Empty(await _site.AskAsync(db => db.AttendanceCorrections.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Correction_OfWhoHasTheirDataErased_LeavesNoReason() // R30
    {
        await _cafe.CloseAsync();
        await _cafe.ChangeAsync(Came() with { Reason = "La trajo su hija Rosa" });

        await _cafe.AskAsync<PersonErasure, bool>(e => e.EraseAsync(_ana, Cancel));

        Assert.DoesNotContain(
            await _site.AskAsync(db => db.AttendanceCorrections.Select(c => c.Reason).ToListAsync(Cancel)),
            r => r.Contains("Rosa", StringComparison.Ordinal)
        );
        Assert.Empty(await _site.AskAsync(db => db.AuditValues.Where(v => v.After!.Contains("Rosa")).ToListAsync(Cancel)));
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
        Assert.NotNull(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Attendance_CompletesTheLessonsCoveredUntilItIsTakenBack()
    {
        await _cafe.ChangeAsync(Came());
        var there = await ProgressAsync();
        await _cafe.ChangeAsync(Came() with { TakesBack = true });

        Assert.Contains(new(SampleCatalogue.Sow), there.Keys);
        Assert.Empty(await ProgressAsync());
    }

    [Fact]
    public async Task Hours_OfALessonAloneAndACafe_CountNoMinuteTwice() // R22
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Completed(SampleCatalogue.Water));
        await _cafe.SendAsync(_cafe.Mark(_ana), _cafe.Mark(_ana, MarkKind.Late, "09:30"));
        await _cafe.CloseAsync();

        var hours = await _cafe.AskAsync<LearningHoursReader, LearningHours>(h => h.ComputeAsync(_ana, Cancel));

        // Sow 10, water 5; ninety minutes there, ten of them sowing.
        Assert.Equal((95, 95), (hours.Minutes, hours.ByCourse[SampleCatalogue.Course]));
    }

    private Task<Dictionary<ActivityId, ActivityProgress>> ProgressAsync() =>
        _cafe.AskAsync<PersonProgressReader, Dictionary<ActivityId, ActivityProgress>>(async p =>
            (await p.ReadActivityProgressAsync(_ana, Cancel)).Where(o => o.Key.IsLesson).ToDictionary()
        );

    private AttendanceChange Came() => new() { Person = _ana, Kind = MarkKind.Came };

    private AttendanceChange Late(string time) =>
        new()
        {
            Person = _ana,
            Kind = MarkKind.Late,
            Time = TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
        };
}
