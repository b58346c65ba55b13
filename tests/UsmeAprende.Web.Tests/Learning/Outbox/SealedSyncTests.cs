using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>
/// R19, R20: records come sealed, whoever brings them. Their author is who signed; nobody who carries them can read or change them, or make
/// them another's.
/// </summary>
public sealed class SealedSyncTests(SiteHost site)
{
    private const string Lesson = "herramientas-basicas/mi-celular/encender-y-cargar";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_BroughtByNobody_IsItsSignersAndStoredOnce()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var record = LearnerClient.CreateRecord("completed", new(Lesson));
        var box = phone.SealRecord(ana.Id, record);

        var first = await SealingPhone.SendAsync(site, box);
        var again = await SealingPhone.SendAsync(site, box, box);
        var open = await ana.SyncAsync(record);

        Assert.Equal(["stored"], first);
        Assert.Equal(["duplicate", "duplicate"], again);
        Assert.Equal(["duplicate"], open);
        var stored = Assert.Single(await RecordsAsync(ana.Id));
        Assert.Equal((phone.Id, 64, "sealed"), (stored.DeviceId, stored.Signature!.Length, stored.Origin));
    }

    [Fact]
    public async Task Record_OpenAndThenSealed_IsStoredOnce()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var record = LearnerClient.CreateRecord("completed", new(Lesson));

        Assert.Equal(["stored"], await ana.SyncAsync(record));
        Assert.Equal(["duplicate"], await SealingPhone.SendAsync(site, phone.SealRecord(ana.Id, record)));

        Assert.Single(await RecordsAsync(ana.Id));
    }

    [Theory]
    [InlineData("box")]
    [InlineData("nonce")]
    [InlineData("key")]
    public async Task Record_AlteredOnItsWay_IsRefused(string part)
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var box = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        var bytes = Convert.FromBase64String((string)box[part]!);
        bytes[^1] ^= 1;

        Assert.Equal(
            ["rejected bad-seal"],
            await SealingPhone.SendAsync(site, new Dictionary<string, object?>(box) { [part] = Convert.ToBase64String(bytes) })
        );

        Assert.Empty(await RecordsAsync(ana.Id));
    }

    [Fact]
    public async Task Record_SaidToBeAnothers_IsRefused()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var rosa = await LearnerClient.SignInAsync(site, "Rosa");
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);

        var results = await SealingPhone.SendAsync(site, phone.SealRecord(rosa.Id, LearnerClient.CreateRecord("completed", new(Lesson))));

        Assert.Equal(["rejected bad-seal"], results);
        Assert.Empty(await RecordsAsync(rosa.Id));
        Assert.Empty(await RecordsAsync(ana.Id));
    }

    [Fact]
    public async Task Record_UnderAnothersDevice_IsRefused()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var rosa = await LearnerClient.SignInAsync(site, "Rosa");
        using var anas = new SealingPhone();
        using var rosas = new SealingPhone();
        await anas.RegisterAsync(ana);
        await rosas.RegisterAsync(rosa);
        var box = rosas.SealRecord(rosa.Id, LearnerClient.CreateRecord("completed", new(Lesson)));

        Assert.Equal(
            ["rejected bad-seal"],
            await SealingPhone.SendAsync(site, new Dictionary<string, object?>(box) { ["device"] = anas.Id })
        );

        Assert.Empty(await RecordsAsync(ana.Id));
    }

    // Signed for one record, it must not stand for another.
    [Fact]
    public async Task Record_UnderAnotherId_IsRefused()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var box = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));

        Assert.Equal(
            ["rejected bad-seal"],
            await SealingPhone.SendAsync(site, new Dictionary<string, object?>(box) { ["id"] = Guid.CreateVersion7() })
        );
    }

    [Fact]
    public async Task Record_SignedForAnotherSite_IsRefused()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        phone.Site = "https://otra.example.gov.co";

        Assert.Equal(
            ["rejected bad-seal"],
            await SealingPhone.SendAsync(site, phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson))))
        );
    }

    // R7: a backup that was put back may not know the phone; what it has must not be lost for that.
    [Fact]
    public async Task Record_OfADeviceThatIsNotKnownYet_WaitsUntilItIs()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var box = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        await WithDbAsync(db => db.DeviceKeys.Where(k => k.Id == phone.Id).ExecuteDeleteAsync(Cancel));

        Assert.Equal(["later unknown-device"], await SealingPhone.SendAsync(site, box));
        await phone.RegisterAsync(ana);

        Assert.Equal(["stored"], await SealingPhone.SendAsync(site, box));
    }

    // R20: whoever found the phone may claim any time.
    [Fact]
    public async Task Record_OfADeviceWhoseOwnerEndedTheirSessions_WaitsUnlessItWasSeen()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var seen = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        var unseen = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        await SealingPhone.SendAsync(site, seen);
        await WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == ana.Id, Cancel)).EndSessions();
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(["duplicate", "later revoked-device"], await SealingPhone.SendAsync(site, seen, unseen));
    }

    [Fact]
    public async Task Key_RegisteredTwice_IsTheSameAndAnothersIsRefused()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var rosa = await LearnerClient.SignInAsync(site, "Rosa");
        using var phone = new SealingPhone();
        using var copy = new SealingPhone { Id = phone.Id };

        Assert.Equal(HttpStatusCode.OK, await phone.RegisterAsync(ana));
        Assert.Equal(HttpStatusCode.OK, await phone.RegisterAsync(ana));
        Assert.Equal(HttpStatusCode.BadRequest, await phone.RegisterAsync(rosa));
        Assert.Equal(HttpStatusCode.BadRequest, await copy.RegisterAsync(ana));

        Assert.Equal(1, await WithDbAsync(db => db.DeviceKeys.CountAsync(k => k.PersonId == ana.Id, Cancel)));
    }

    // R2: a learner's key says nothing of others, even when they become staff, until they sign in as staff on that phone.
    [Theory]
    [InlineData(PersonRole.Learner)]
    [InlineData(PersonRole.Administrator)]
    public async Task Record_AboutAnother_OfAKeyThatIsNotStaffs_Waits(PersonRole role)
    {
        using var ana = await LearnerClient.SignInAsync(site, role: role);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        await WithDbAsync(db =>
            db.People.Where(p => p.Id == ana.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Coordinator), Cancel)
        );
        var mark = LearnerClient.CreateRecord("attended", new($"encuentro/{Guid.CreateVersion7()}"));
        mark["subject"] = PersonId.New();

        Assert.Equal(["later not-staff"], await SealingPhone.SendAsync(site, phone.SealRecord(ana.Id, mark)));
    }

    [Fact]
    public async Task Rubbish_IsSaidOfEachAndStopsNoOther()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var good = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));

        var results = await SealingPhone.SendAsync(
            site,
            7,
            "x",
            new { id = 5 },
            new Dictionary<string, object?>(good) { ["box"] = "no es base64" },
            new Dictionary<string, object?>(good) { ["box"] = "" },
            new Dictionary<string, object?>(good) { ["key"] = "AAAA" },
            good
        );

        Assert.Equal(
            [
                "rejected malformed",
                "rejected malformed",
                "rejected malformed",
                "rejected malformed",
                "rejected bad-seal",
                "rejected bad-seal",
                "stored",
            ],
            results
        );
    }

    private Task<List<LearningRecord>> RecordsAsync(PersonId author) =>
        WithDbAsync(db => db.LearningRecords.AsNoTracking().Where(r => r.AuthorId == author).ToListAsync(Cancel));

    private async Task<T> WithDbAsync<T>(Func<UsmeDb, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
