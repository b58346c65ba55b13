using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>What staff say of others, at the intake (R1, R2, R3).</summary>
public sealed class StaffRecordTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
        _ana = await _cafe.PersonAsync("Ana");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Mark_ByTheFacilitator_IsStoredUnderItsAuthor() // R2
    {
        var mark = _cafe.Mark(_ana);

        var receipt = (await _cafe.SendAsync(mark)).Single();

        Assert.Equal(new RecordResult(mark.Id, RecordResultKind.Stored), receipt);
        var stored = Assert.Single(await _site.RecordsAsync());
        Assert.Equal(
            (_ana, _cafe.Facilitator, RecordVerb.Attended, ActivityId.AttendanceOf(_cafe.Id), false),
            (stored.PersonId, stored.AuthorId, stored.Verb, stored.Activity, stored.IsCoordinators)
        );
        Assert.Equal(
            RecordContent.ComputeHash(
                RecordContent.WriteCanonical(new RecordAuthor(_cafe.Facilitator, _ana), mark.ToRecord(_cafe.Id).Record)
            ),
            stored.ContentHash
        );
    }

    [Fact]
    public async Task Mark_SentAgain_IsADuplicateAndStoredOnce() // R3
    {
        var mark = _cafe.Mark(_ana);
        await _cafe.SendAsync(mark);

        var again = (await _cafe.SendAsync(mark)).Single();

        Assert.Equal(RecordResultKind.Duplicate, again.Kind);
        Assert.Single(await _site.RecordsAsync());
    }

    [Fact]
    public async Task Id_UsedForSomebodyElse_IsConflictAndDisclosesNothing() // R3
    {
        var mark = _cafe.Mark(_ana);
        await _cafe.SendAsync(mark);

        var other = (await _cafe.SendAsync(mark with { Person = await _site.PersonAsync() })).Single();

        Assert.Equal(new RecordResult(mark.Id, RecordResultKind.Rejected, RecordReasonCodes.IdConflict), other);
    }

    [Theory]
    [InlineData(PersonRole.Learner, RecordReasonCodes.NotYours)]
    [InlineData(PersonRole.Facilitator, RecordReasonCodes.NotYours)] // of another gathering
    [InlineData(PersonRole.Administrator, RecordReasonCodes.NotYours)] // R15
    [InlineData(PersonRole.Coordinator, null)]
    public async Task Mark_BySomebodyElse_NeedsACoordinator(PersonRole role, string? reason) // R2
    {
        var other = await _site.PersonAsync(role);

        var receipt = (await _cafe.SendAsAsync(other, _cafe.Mark(_ana))).Single();

        Assert.Equal((reason is null ? RecordResultKind.Stored : RecordResultKind.Rejected, reason), (receipt.Kind, receipt.Reason));
    }

    [Fact]
    public async Task Mark_ByAFacilitatorWhoLostTheRole_IsRefused() // R2, R15: asked at receipt
    {
        await _site.AskAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == _cafe.Facilitator, TestContext.Current.CancellationToken)).Role = PersonRole.Learner;
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var receipt = (await _cafe.SendAsync(_cafe.Mark(_ana))).Single();

        Assert.Equal(RecordReasonCodes.NotYours, receipt.Reason);
    }

    [Fact]
    public async Task Mark_OfOneself_IsAColleaguesToMake()
    {
        var receipt = (await _cafe.SendAsync(_cafe.Mark(_cafe.Facilitator))).Single();

        Assert.Equal(RecordReasonCodes.NotYours, receipt.Reason);
    }

    [Fact]
    public async Task Mark_OfOnesOtherAccount_IsAColleaguesToMake() // R14
    {
        await _site.LinkAsync(_ana, _cafe.Facilitator);

        var receipt = (await _cafe.SendAsync(_cafe.Mark(_ana))).Single();

        Assert.Equal(RecordReasonCodes.NotYours, receipt.Reason);
    }

    [Fact]
    public async Task Mark_AtAGatheringThatIsNotThere_IsUnknown()
    {
        var nowhere = new TestGathering(_site, Guid.CreateVersion7(), _cafe.Facilitator);

        var receipt = (await nowhere.SendAsync(nowhere.Mark(_ana))).Single();

        Assert.Equal(RecordReasonCodes.UnknownActivity, receipt.Reason);
    }

    [Fact]
    public async Task Attended_SentByALearnerAboutThemselves_IsRefused() // R2
    {
        var receipt = await _site.StoreAsync(_ana, SampleRecords.Create(RecordVerb.Attended, ActivityId.AttendanceOf(_cafe.Id)));

        Assert.Equal((RecordResultKind.Rejected, RecordReasonCodes.NotYours), (receipt.Kind, receipt.Reason));
        Assert.Null(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Completed_SentByStaffOfALearner_IsRefused() // R2
    {
        var receipts = await _site.Intake.StoreByStaffAsync(
            _cafe.Facilitator.AsFacilitator(),
            [new StaffNewRecord(_ana, SampleRecords.Completed(SampleCatalogue.Sow))],
            "sync",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(RecordResultKind.Rejected, receipts.Single().Kind);
    }

    [Fact]
    public async Task Mark_OfSomebodyNotRegisteredYet_WaitsForThem() // R3: parked
    {
        var walkIn = PersonId.New();

        var receipt = (await _cafe.SendAsync(_cafe.Mark(walkIn))).Single();
        var before = await _cafe.ListAsync();
        await _site.AskAsync(db =>
        {
            db.Add(Person.CreateWalkIn(walkIn, _cafe.Facilitator, _site.Now));
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal(RecordResultKind.Stored, receipt.Kind);
        Assert.Empty(before);
        Assert.NotNull(Assert.Single(await _cafe.ListAsync()).Presence);
    }

    [Fact]
    public async Task Mark_OfSomebodyErased_IsRefused() // R30
    {
        await _site.AskAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == _ana, TestContext.Current.CancellationToken)).Erase(_site.Now);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var receipt = (await _cafe.SendAsync(_cafe.Mark(_ana))).Single();

        Assert.Equal((RecordResultKind.Rejected, RecordReasonCodes.Erased), (receipt.Kind, receipt.Reason));
        Assert.Null(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Task_OfAModuleWithAGuide_CountsForTheCertificate()
    {
        var seen = _cafe.Mark(_ana, MarkKind.Showed) with { Module = "huerta/semillas" };
        var without = _cafe.Mark(_ana, MarkKind.Showed) with { Module = "huerta/cosecha" };

        var receipts = await _cafe.SendAsync(seen, without);

        Assert.Equal([null, RecordReasonCodes.UnknownActivity], receipts.Select(r => r.Reason));
        Assert.NotNull((await _site.StateAsync(_ana))[ActivityId.TaskOf("huerta/semillas")].FinishedAt);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("9:10")]
    [InlineData("hoy")]
    [InlineData("09:10\0")]
    public async Task LateNote_WithoutATime_IsMalformed(string time)
    {
        var note = new StaffNewRecord(_ana, SampleRecords.Create(RecordVerb.Attended, ActivityId.LateOf(_cafe.Id)) with { Answer = time });

        var receipts = await _site.Intake.StoreByStaffAsync(
            _cafe.Facilitator.AsFacilitator(),
            [note],
            "sync",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(RecordReasonCodes.Malformed, receipts.Single().Reason);
    }
}
