using System.Net;
using UsmeAprende.Web.Tests.Learning.Outbox;

namespace UsmeAprende.Web.Tests.Restoring;

/// <summary>A backup that is put back over a site that went on after it, and in which somebody was erased (R7, R19, R30).</summary>
public static class BackupPutBack
{
    private const string Document = "52345678";

    /// <summary>It is noticed: phones send again, nobody erased comes back, and the last number of certificates is asked for.</summary>
    /// <param name="isStopped">Whether the copy was made of a stopped site, its log folded in, or of one that had been killed.</param>
    public static async Task AssertNoticedAsync(string way, bool isStopped)
    {
        using var scenario = new RestoreScenario();
        PersonId person;
        var (old, fresh) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        // What a phone sealed before the backup, after it, and under a key that the backup does not know (R19).
        using var known = new SealingPhone();
        using var later = new SealingPhone();
        Dictionary<string, object?>[] sealedBoxes = [];
        string before;
        await using (var site = await scenario.StartAsync())
        {
            using var phone = scenario.Phone(site);
            using var leaving = scenario.Phone(site, isOwn: false);
            person = await RestoreScenario.SignUpAsync(phone, Document);
            await RestoreScenario.SignUpAsync(leaving, RestoreScenario.ErasedDocument, RestoreScenario.ErasedName);
            Assert.Equal("stored", (await RestoreScenario.SendAsync(phone, person, old)).Result);
            Assert.Equal(HttpStatusCode.OK, await known.RegisterAsync(phone, person));
            sealedBoxes = [RestoreScenario.SealRecord(known, person)];
            Assert.Equal(["stored"], await RestoreScenario.SendSealedAsync(site, sealedBoxes));
            await (isStopped ? site.StopAsync() : site.KillAsync());
        }
        RestoreScenario.CopyFiles(scenario.Data, scenario.Copy);
        await using (var site = await scenario.StartAsync())
        {
            using var phone = scenario.Phone(site);
            using var leaving = scenario.Phone(site, isOwn: false);
            (var result, before) = await RestoreScenario.SendAsync(phone, person, fresh);
            Assert.Equal("stored", result);
            Assert.Equal(HttpStatusCode.OK, await later.RegisterAsync(phone, person));
            sealedBoxes = [.. sealedBoxes, RestoreScenario.SealRecord(known, person), RestoreScenario.SealRecord(later, person)];
            Assert.Equal(["duplicate", "stored", "stored"], await RestoreScenario.SendSealedAsync(site, sealedBoxes));
            Assert.Equal(HttpStatusCode.Redirect, await RestoreScenario.SignInAsync(leaving, RestoreScenario.ErasedDocument));
            await RestoreScenario.EraseAsync(leaving);
            await site.StopAsync();
        }
        Assert.False(scenario.AsksForTheLastNumber);
        scenario.PutBack(way);

        await using (var site = await scenario.StartAsync("--Jobs:Enabled", "true", "--Jobs:StartAfter", "0"))
        {
            using var phone = scenario.Phone(site);
            using var leaving = scenario.Phone(site, isOwn: false);

            Assert.NotEqual(before, await RestoreScenario.EpochAsync(phone));
            Assert.Equal(
                ["duplicate", "stored"],
                [
                    (await RestoreScenario.SendAsync(phone, person, old)).Result,
                    (await RestoreScenario.SendAsync(phone, person, fresh)).Result,
                ]
            );
            // Nothing of what was told saved is refused. What the backup knows no key of waits until its owner is there.
            Assert.Equal(["duplicate", "stored", "later unknown-device"], await RestoreScenario.SendSealedAsync(site, sealedBoxes));
            Assert.Equal(HttpStatusCode.OK, await later.RegisterAsync(phone, person));
            Assert.Equal(["duplicate", "duplicate", "stored"], await RestoreScenario.SendSealedAsync(site, sealedBoxes));
            Assert.Equal(HttpStatusCode.BadRequest, await RestoreScenario.SignInAsync(leaving, RestoreScenario.ErasedDocument));
            Assert.True(scenario.AsksForTheLastNumber);

            // What the night's job does, at once: the machine was off at its hour.
            await CleanedAsync(scenario);
            await site.StopAsync();
        }
        Assert.False(scenario.IsInAnyFileOfTheSite(RestoreScenario.ErasedName));
    }

    private static async Task CleanedAsync(RestoreScenario scenario)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (scenario.IsInAnyFileOfTheSite(RestoreScenario.ErasedName))
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
