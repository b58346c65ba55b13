using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Channels;

/// <summary>How a holder hears of a certificate, and who calls them (R28).</summary>
public sealed class CertificateNoticesTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Holder_WithAProvenAddress_IsWrittenTo() =>
        Assert.Equal(HolderReachWay.Email, (await ReachAsync(await _site.PersonAsync(allows: false))).Way);

    [Fact]
    public async Task Holder_WithoutAnything_IsNotReached()
    {
        var reach = await ReachAsync(await _site.PersonAsync(email: false));

        Assert.Equal((HolderReachWay.None, false, false), (reach.Way, reach.HasAccount, reach.IsReached));
    }

    [Fact]
    public async Task Holders_WhomNothingReaches_AreNamedTogether()
    {
        var written = await _site.PersonAsync();
        var called = await _site.PersonAsync(email: false, phone: "300 123 4577");
        var nobody = await _site.PersonAsync(email: false);

        var unreached = await _site.WithAsync(
            (ICertificateNotices notices) => notices.ListUnreachedAsync([written, called, nobody], TestSite.Cancel)
        );

        Assert.Equal([nobody], unreached);
    }

    // R16
    [Fact]
    public async Task Holder_WhoIsAMinorWithoutPermission_IsNeitherWrittenToNorCalled() =>
        Assert.Equal(
            HolderReachWay.GuardianMissing,
            (await ReachAsync(await _site.PersonAsync(phone: "300 123 4577", birthYear: _site.Now.Year - 12))).Way
        );

    [Fact]
    public async Task Holder_WithAPhoneOnly_IsOnTheListOfWhoKnowsThem()
    {
        var marta = await _site.PersonAsync(role: PersonRole.Facilitator, name: "Marta");
        var coordinator = await _site.PersonAsync(role: PersonRole.Coordinator, name: "Luz");
        var eva = await _site.PersonAsync(allows: false, email: false, phone: "300 123 4577");
        await ReserveAsync(marta, eva);
        await _site.IssueAsync(eva);
        await _site.PlanAndSendAsync();

        var reach = await ReachAsync(eva);

        Assert.Equal(HolderReachWay.Call, reach.Way);
        Assert.Equal("Marta Ñáñez Güiza", Assert.Single(reach.Callers));
        Assert.Contains(
            "constancia",
            Assert.Single((await ListAsync(marta, PersonRole.Facilitator)).Lines).Reason,
            StringComparison.Ordinal
        );
        Assert.Empty((await ListAsync(coordinator, PersonRole.Coordinator)).Lines);
    }

    [Fact]
    public async Task Holder_WhomNoFacilitatorKnows_IsOnTheListOfCoordinators()
    {
        var marta = await _site.PersonAsync(role: PersonRole.Facilitator, name: "Marta");
        var coordinator = await _site.PersonAsync(role: PersonRole.Coordinator, name: "Luz");
        var eva = await _site.PersonAsync(allows: false, email: false, phone: "300 123 4577");
        await _site.IssueAsync(eva);
        await _site.PlanAndSendAsync();

        var line = Assert.Single((await ListAsync(coordinator, PersonRole.Coordinator)).Lines);
        var isDone = await _site.WithAsync(
            (CallList calls) => calls.MarkCalledAsync(ActorOf(coordinator, PersonRole.Coordinator), line.ReminderId, [], TestSite.Cancel)
        );

        Assert.Empty((await ReachAsync(eva)).Callers);
        Assert.Empty((await ListAsync(marta, PersonRole.Facilitator)).Lines);
        Assert.True(isDone);
        Assert.Empty((await ListAsync(coordinator, PersonRole.Coordinator)).Lines);
    }

    private Task<HolderReach> ReachAsync(PersonId person) =>
        _site.WithAsync((ICertificateNotices notices) => notices.FindReachAsync(person, TestSite.Cancel));

    private Task<CallListState> ListAsync(PersonId staff, PersonRole role) =>
        _site.WithAsync((CallList calls) => calls.ListForFacilitatorAsync(ActorOf(staff, role), TestSite.Cancel));

    private static Actor ActorOf(PersonId person, PersonRole role) => new(person, (HumanId)person, role);

    private async Task ReserveAsync(PersonId facilitator, PersonId person)
    {
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(10), facilitator);
        await _site.ReserveAsync(cafe, person);
    }
}
