using System.Net;
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

    // R7, R30; the copy was made of a stopped site, its log folded in, or of one that had been killed.
    [Theory]
    [InlineData("database alone", true)]
    [InlineData("database alone", false)]
    [InlineData("whole folder", true)]
    [InlineData("whole folder, over what is there", true)]
    public async Task Backup_PutBack_HasPhonesSendAgainAndNobodyErasedComesBack(string way, bool isStopped)
    {
        PersonId person;
        var (old, fresh) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string before;
        await using (var site = await _scenario.StartAsync())
        {
            using var phone = _scenario.Phone(site);
            using var leaving = _scenario.Phone(site, isOwn: false);
            person = await RestoreScenario.SignUpAsync(phone, Document);
            await RestoreScenario.SignUpAsync(leaving, RestoreScenario.ErasedDocument, RestoreScenario.ErasedName);
            Assert.Equal("stored", (await RestoreScenario.SendAsync(phone, person, old)).Result);
            await (isStopped ? site.StopAsync() : site.KillAsync());
        }
        RestoreScenario.CopyFiles(_scenario.Data, _scenario.Copy);
        await using (var site = await _scenario.StartAsync())
        {
            using var phone = _scenario.Phone(site);
            using var leaving = _scenario.Phone(site, isOwn: false);
            (var result, before) = await RestoreScenario.SendAsync(phone, person, fresh);
            Assert.Equal("stored", result);
            Assert.Equal(HttpStatusCode.Redirect, await RestoreScenario.SignInAsync(leaving, RestoreScenario.ErasedDocument));
            await RestoreScenario.EraseAsync(leaving);
            await site.StopAsync();
        }
        Assert.False(_scenario.AsksForTheLastNumber);
        PutBack(way);

        await using (var site = await _scenario.StartAsync("--Jobs:Enabled", "true", "--Jobs:StartAfter", "0"))
        {
            using var phone = _scenario.Phone(site);
            using var leaving = _scenario.Phone(site, isOwn: false);

            Assert.NotEqual(before, await RestoreScenario.EpochAsync(phone));
            Assert.Equal(
                ["duplicate", "stored"],
                [
                    (await RestoreScenario.SendAsync(phone, person, old)).Result,
                    (await RestoreScenario.SendAsync(phone, person, fresh)).Result,
                ]
            );
            Assert.Equal(HttpStatusCode.BadRequest, await RestoreScenario.SignInAsync(leaving, RestoreScenario.ErasedDocument));
            Assert.True(_scenario.AsksForTheLastNumber);

            // What the night's job does, at once: the machine was off at its hour.
            await CleanedAsync();
            await site.StopAsync();
        }
        Assert.False(_scenario.IsInAnyFileOfTheSite(RestoreScenario.ErasedName));
    }

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
        PutBack("whole folder");

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

    private void PutBack(string way)
    {
        if (way is "database alone")
        {
            foreach (var file in Directory.EnumerateFiles(_scenario.Data, "usme.db*"))
                File.Delete(file);
            RestoreScenario.CopyFiles(_scenario.Copy, _scenario.Data, "usme.db*");
            return;
        }
        if (way is "whole folder")
            Directory.Delete(_scenario.Data, recursive: true);
        RestoreScenario.CopyFiles(_scenario.Copy, _scenario.Data);
    }

    private async Task CleanedAsync()
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_scenario.IsInAnyFileOfTheSite(RestoreScenario.ErasedName))
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
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
