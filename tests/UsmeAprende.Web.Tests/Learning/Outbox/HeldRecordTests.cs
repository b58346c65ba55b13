using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>R20: what a revoked key signed waits until a coordinator looks at it.</summary>
public sealed class HeldRecordTests(SiteHost site)
{
    private const string Page = "/coordinacion/celulares";
    private const string Lesson = "herramientas-basicas/mi-celular/encender-y-cargar";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfARevokedKey_CountsOnceACoordinatorSaysSo() // R20
    {
        using var ana = await LearnerClient.SignInAsync(site, "Anunciación");
        using var boss = await LearnerClient.SignInAsync(site, "Bonifacia", PersonRole.Coordinator);
        using var phone = new SealingPhone();
        var box = await SealAfterLeavingAsync(ana, phone);

        Assert.Equal(["later revoked-device"], await SealingPhone.SendAsync(site, box));
        Assert.Equal(["later revoked-device", "later revoked-device"], await SealingPhone.SendAsync(site, box, box));
        var page = await ReadAsync(boss);
        Assert.Contains("Anunciación Chisacá", page, StringComparison.Ordinal);
        Assert.Contains("Terminó: Encender y cargar", page, StringComparison.Ordinal);
        Assert.Equal($"{Page}?hecho=recibido", await DecideAsync(boss, ana, phone, "recibir"));
        Assert.Equal($"{Page}?hecho=ya", await DecideAsync(boss, ana, phone, "recibir"));

        Assert.DoesNotContain("Anunciación", await ReadAsync(boss), StringComparison.Ordinal);
        Assert.Equal(["duplicate"], await SealingPhone.SendAsync(site, box));
        Assert.Equal(1, await WithDbAsync(db => db.LearningRecords.CountAsync(r => r.AuthorId == ana.Id, Cancel)));
        Assert.Equal(1, await CountAuditAsync(ana, HeldRecordAudit.Accepted));
    }

    [Fact]
    public async Task Record_ThatACoordinatorRefuses_IsToldSoAndNotStored() // R20
    {
        using var ana = await LearnerClient.SignInAsync(site, "Asunción");
        using var boss = await LearnerClient.SignInAsync(site, "Bonifacia", PersonRole.Coordinator);
        using var phone = new SealingPhone();
        var box = await SealAfterLeavingAsync(ana, phone);
        await SealingPhone.SendAsync(site, box);

        Assert.Equal($"{Page}?hecho=no-recibido", await DecideAsync(boss, ana, phone, "no-recibir"));

        Assert.Equal(["rejected refused"], await SealingPhone.SendAsync(site, box));
        Assert.Equal(0, await WithDbAsync(db => db.LearningRecords.CountAsync(r => r.AuthorId == ana.Id, Cancel)));
        Assert.Equal(1, await CountAuditAsync(ana, HeldRecordAudit.Refused));
    }

    [Fact]
    public async Task Record_WhoseOwnerSignsInAgain_NeedsNobody() // R7
    {
        using var ana = await LearnerClient.SignInAsync(site, "Ascensión");
        using var boss = await LearnerClient.SignInAsync(site, "Bonifacia", PersonRole.Coordinator);
        using var phone = new SealingPhone();
        var box = await SealAfterLeavingAsync(ana, phone);
        await SealingPhone.SendAsync(site, box);
        // As signing in on that phone again does.
        await WithDbAsync(async db =>
        {
            var stamp = await db.People.Where(p => p.Id == ana.Id).Select(p => p.SecurityStamp!).SingleAsync(Cancel);
            return await db.DeviceKeys.Where(k => k.Id == phone.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Stamp, stamp), Cancel);
        });

        Assert.Equal(["stored"], await SealingPhone.SendAsync(site, box));

        Assert.DoesNotContain("Ascensión", await ReadAsync(boss), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfTheCoordinatorsOwnKey_IsForAnotherToDecide()
    {
        using var boss = await LearnerClient.SignInAsync(site, "Bonifacia", PersonRole.Coordinator);
        using var other = await LearnerClient.SignInAsync(site, "Zenaida", PersonRole.Coordinator);
        using var phone = new SealingPhone();
        var box = await SealAfterLeavingAsync(other, phone);
        await SealingPhone.SendAsync(site, box);
        using var again = await LearnerClient.SignInAsync(site, "Zenaida", PersonRole.Coordinator);
        await WithDbAsync(db =>
            db.HeldRecords.Where(h => h.PersonId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(h => h.PersonId, again.Id), Cancel)
        );

        Assert.Equal($"{Page}?hecho=propio", await DecideAsync(again, again, phone, "recibir"));

        Assert.Equal(0, await WithDbAsync(db => db.LearningRecords.CountAsync(r => r.AuthorId == again.Id, Cancel)));
    }

    /// <summary>Seals a record; its owner ends their sessions everywhere, and with them the phone's key.</summary>
    private async Task<Dictionary<string, object?>> SealAfterLeavingAsync(LearnerClient owner, SealingPhone phone)
    {
        await phone.RegisterAsync(owner);
        var box = phone.SealRecord(owner.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        await WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == owner.Id, Cancel)).EndSessions();
            return await db.SaveChangesAsync(Cancel);
        });
        return box;
    }

    private static async Task<string> ReadAsync(LearnerClient coordinator) =>
        (await HtmlPage.GetAsync(coordinator.Browser, Page, Cancel)).Body!.TextContent;

    private static async Task<string> DecideAsync(LearnerClient coordinator, LearnerClient owner, SealingPhone phone, string decision)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["person"] = $"{owner.Id}",
                ["device"] = $"{phone.Id}",
                ["decision"] = decision,
            }
        );
        using var answer = await coordinator.Browser.PostAsync(Page, form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<int> CountAuditAsync(LearnerClient owner, string action)
    {
        var subject = PeopleAudit.Subject(owner.Id);
        return WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == action && e.Subject == subject, Cancel));
    }

    private async Task<T> WithDbAsync<T>(Func<UsmeDb, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
