using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>R2: who takes back what staff said.</summary>
public sealed class StaffVoidTests : IAsyncLifetime
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
    public async Task Void_ByTheAuthor_TakesTheMarkBack() // R2
    {
        var mark = _cafe.Mark(_ana);
        await _cafe.SendAsync(mark);

        await _cafe.SendAsync(_cafe.Undo(mark));

        Assert.Null(await _cafe.PresenceAsync(_ana));
        Assert.Empty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Void_ByACoordinator_TakesAnothersMarkBack() // R2
    {
        var mark = _cafe.Mark(_ana);
        await _cafe.SendAsync(mark);

        await _cafe.SendAsAsync(await _site.PersonAsync(PersonRole.Coordinator), _cafe.Undo(mark));

        Assert.Null(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Void_ByAColleagueOrByThePerson_ChangesNothing() // R2
    {
        var mark = _cafe.Mark(_ana);
        await _cafe.SendAsync(mark);

        await _cafe.SendAsAsync(await _site.PersonAsync(PersonRole.Facilitator), _cafe.Undo(mark));
        await _site.StoreAsync(_ana, SampleRecords.Create(RecordVerb.Voided, new(mark.Id.ToString())));

        Assert.NotNull(await _cafe.PresenceAsync(_ana));
    }

    [Fact]
    public async Task Void_ArrivingBeforeItsMark_WaitsForIt() // R3: parked
    {
        var mark = _cafe.Mark(_ana);

        var parked = (await _cafe.SendAsync(_cafe.Undo(mark))).Single();
        await _cafe.SendAsync(mark);

        Assert.Equal(RecordResultKind.Stored, parked.Kind);
        Assert.Null(await _cafe.PresenceAsync(_ana));
    }
}
