using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>
/// R19: what waits on a phone is sealed; it goes up by itself, whoever uses the phone by then, and nobody else reads it (R9).
/// </summary>
public sealed class SealedOutboxJourneys(LiveSite site)
{
    private const string SealedPath = "/api/sync/sellados";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfWhoSignedOut_GoesUpFromTheNextPageAndIsReadByNobody()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        await EndLessonAsync(phone, page, until: IsRegistered);
        // From here on the line is good for pages only.
        phone.Line.Fault = (http, forward) => http.Request.Path.StartsWithSegments("/api/sync") ? Faults.Cut(http, forward) : forward();
        await EndLessonAsync(phone, page, BrowserLesson.Second, IsSealed);

        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida**");
        await page.GotoAsync("/cursos");
        await PhoneRecords.UntilAsync(page, records => records.All(record => !PhoneRecords.Has(record, "verb")));
        Assert.DoesNotContain("encender-y-cargar", JsonSerializer.Serialize(await PhoneRecords.ListAsync(page)), StringComparison.Ordinal);
        phone.Line.Mend();
        await page.GotoAsync("/cursos");

        await PhoneRecords.UntilAsync(page, records => records.All(record => PhoneRecords.Has(record, "epoch")));
        Assert.Equal(2, (await RecordsAsync(person)).Count);
    }

    [Fact]
    public async Task Record_MadeWhenTheSessionIsOver_IsSentAllTheSame()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        await EndLessonAsync(phone, page, until: IsRegistered);
        await page.GotoAsync(BrowserLesson.Second, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await phone.Device.ClearCookiesAsync();

        await FinishAsync(page);
        await PhoneRecords.UntilAsync(page, records => records.Count == 2 && records.All(record => PhoneRecords.Has(record, "epoch")));

        Assert.Contains($"POST {SealedPath}", phone.Line.Asked);
        Assert.Equal(2, (await RecordsAsync(person)).Count);
    }

    [Fact]
    public async Task Record_ThatWasNotYetSealedWhenTheSessionWasOver_IsSealedAndSent()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        await EndLessonAsync(phone, page, until: IsRegistered);
        phone.Line.Fault = (http, forward) => http.Request.Path.StartsWithSegments("/api/sync") ? Faults.Cut(http, forward) : forward();
        await EndLessonAsync(phone, page, BrowserLesson.Second, IsSealed);
        // As if the page had been closed between keeping it and sealing it.
        await PhoneRecords.UnsealAsync(page);
        await phone.Device.ClearCookiesAsync();

        phone.Line.Mend();
        await page.GotoAsync("/cursos");

        await PhoneRecords.UntilAsync(page, records => records.All(record => PhoneRecords.Has(record, "epoch")));
        Assert.Equal(2, (await RecordsAsync(person)).Count);
    }

    [Fact]
    public async Task Record_OfAPageThatWasClosed_IsSentByTheBrowserWhenThereIsSignal()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        await EndLessonAsync(phone, page, until: IsRegistered);
        var browser = await phone.Device.NewCDPSessionAsync(phone.Page);
        var registration = new TaskCompletionSource<string>();
        browser.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, e) =>
            registration.TrySetResult(e!.Value.GetProperty("registrations")[0].GetProperty("registrationId").GetString()!);
        await browser.SendAsync("ServiceWorker.enable");
        phone.Line.Fault = (http, forward) => http.Request.Path.StartsWithSegments("/api/sync") ? Faults.Cut(http, forward) : forward();
        await EndLessonAsync(phone, page, BrowserLesson.Second, IsSealed);
        await page.CloseAsync();

        phone.Line.Mend();
        await browser.SendAsync(
            "ServiceWorker.dispatchSyncEvent",
            new()
            {
                ["origin"] = phone.Line.Address.ToString().TrimEnd('/'),
                ["registrationId"] = await registration.Task,
                ["tag"] = "enviar",
                ["lastChance"] = false,
            }
        );

        await PhoneRecords.UntilAsync(phone.Page, records => records.All(record => PhoneRecords.Has(record, "epoch")));
        Assert.Equal(2, (await RecordsAsync(person)).Count);
    }

    private static bool IsRegistered(IReadOnlyList<JsonElement> records) => records.Count == 1 && PhoneRecords.Has(records[0], "sealed");

    private static bool IsSealed(IReadOnlyList<JsonElement> records) =>
        records.Count == 2 && records.All(r => PhoneRecords.Has(r, "sealed"));

    private static async Task EndLessonAsync(
        OfflinePhone phone,
        IPage page,
        string lesson = BrowserLesson.First,
        Func<IReadOnlyList<JsonElement>, bool>? until = null
    )
    {
        await page.GotoAsync(lesson);
        await FinishAsync(page);
        await PhoneRecords.UntilAsync(page, until!);
    }

    private static async Task FinishAsync(IPage page)
    {
        var lesson = new BrowserLesson(page);
        await lesson.WalkToTheEndAsync();
        await lesson.Onward.ClickAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado");
    }

    private async Task<List<LearningRecord>> RecordsAsync(PersonId person)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.AsNoTracking()
            .Where(r => r.PersonId == person && r.Verb == RecordVerb.Completed)
            .ToListAsync(Cancel);
    }
}
