using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Learning;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Restoring;

/// <summary>A backup that is put back is noticed, by whatever way that was done.</summary>
public sealed class RestoreTests : IDisposable
{
    private const string Document = "52345678";

    private readonly RestoreScenario _scenario = new();

    // R7, R30; tests/UsmeAprende.Drills does it in every way.
    [Theory]
    [InlineData("database alone", false)]
    [InlineData("whole folder, over what is there", true)]
    public Task Backup_PutBack_HasPhonesSendAgainAndNobodyErasedComesBack(string way, bool isStopped) =>
        BackupPutBack.AssertNoticedAsync(way, isStopped);

    // Whether it holds the newest or is a backup after the machine died, only people know: phones send again, which costs the first case
    // nothing.
    [Fact]
    public async Task Folder_CopiedToAnotherMachine_KeepsEverythingHasPhonesSendAgainAndIsAskedAbout()
    {
        PersonId person;
        var record = Guid.CreateVersion7();
        string before;
        await using (var site = await _scenario.StartAsync())
        {
            using var phone = _scenario.Phone(site);
            person = await RestoreScenario.SignUpAsync(phone, Document);
            before = (await RestoreScenario.SendAsync(phone, person, record)).Epoch;
            await site.StopAsync();
        }
        RestoreScenario.CopyFiles(_scenario.Data, _scenario.Copy);
        _scenario.LoseWhatStandsOutside();
        _scenario.PutBack("whole folder");

        await using var moved = await _scenario.StartAsync();
        using var same = _scenario.Phone(moved);

        Assert.NotEqual(before, await RestoreScenario.EpochAsync(same));
        Assert.Equal("duplicate", (await RestoreScenario.SendAsync(same, person, record)).Result);
        Assert.True(_scenario.AsksForTheLastNumber);
    }

    // Phones that send everything again at every start would use up data that people pay for.
    [Fact]
    public async Task Site_StoppedOrKilledAndStartedAgain_KeepsItsEpoch()
    {
        PersonId person;
        string epoch;
        await using (var site = await _scenario.StartAsync())
        {
            using var phone = _scenario.Phone(site);
            person = await RestoreScenario.SignUpAsync(phone, Document);
            epoch = (await RestoreScenario.SendAsync(phone, person, Guid.CreateVersion7())).Epoch;
            await site.KillAsync();
        }
        await using (var site = await _scenario.StartAsync())
        {
            using var phone = _scenario.Phone(site);
            Assert.Equal(epoch, (await RestoreScenario.SendAsync(phone, person, Guid.CreateVersion7())).Epoch);
            await site.StopAsync();
        }

        await using var last = await _scenario.StartAsync();
        using var again = _scenario.Phone(last);

        Assert.Equal(epoch, await RestoreScenario.EpochAsync(again));
        Assert.False(_scenario.AsksForTheLastNumber);
    }

    public void Dispose() => _scenario.Dispose();
}

/// <summary>R7: for where nothing could tell that a backup was put back, somebody says so.</summary>
public sealed class RestoredCommandTests
{
    [Fact]
    public async Task Restored_ByHand_RenewsTheEpochAndAsksForTheLastNumber()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();
        var before = site.Services.GetRequiredService<SyncEpochStore>().Current;
        await using var told = new StringWriter();

        var code = await RestoredCommand.RunAsync(site.Services, [], told);

        Assert.Equal(0, code);
        Assert.Contains("annul-missing", told.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(before, site.Services.GetRequiredService<SyncEpochStore>().Current);
        Assert.NotNull(site.Services.GetRequiredService<CertificateNumberQuestion>().AskedAt);
    }
}
