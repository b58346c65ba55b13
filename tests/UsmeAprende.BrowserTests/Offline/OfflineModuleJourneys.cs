using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.BrowserTests.Learning;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>
/// A module learnt where there is no signal, whose learner switches the phone off; and what reaches the site of it, by line or by hand.
/// </summary>
public sealed class OfflineModuleJourneys(LiveSite site)
{
    private const string Course = "herramientas-basicas";

    private static readonly string[] Lessons =
    [
        BrowserLesson.First,
        BrowserLesson.Second,
        "/cursos/herramientas-basicas/mi-celular/datos-wifi-y-espacio",
        "/cursos/herramientas-basicas/mi-celular/cambiar-de-celular",
        "/cursos/herramientas-basicas/mi-celular/wifi-gratis",
        "/cursos/herramientas-basicas/mi-celular/el-celular-para-cada-quien",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Module_LearntWithoutSignalWithTheBrowserClosedAmidIt_IsThereExactlyOnce()
    {
        var profile = Directory.CreateTempSubdirectory("usme-phone-").FullName;
        await using var line = await WeakLine.OpenAsync(site.Address);
        PersonId person;
        await using (var browser = await site.OpenProfileAsync(profile, line.Address))
        {
            var page = await NewAccount.SignUpAsync(browser);
            person = await NewAccount.IdAsync(page);
            await OfflinePhone.WorkerAsync(page);
            await OfflinePhone.CarryAsync(page, Course);
            line.Cut();
            foreach (var lesson in Lessons[..2])
                await EndAsync(page, lesson);
        }
        await using (var browser = await site.OpenProfileAsync(profile, line.Address))
        {
            var page = browser.Pages[0];
            foreach (var lesson in Lessons[2..])
                await EndAsync(page, lesson);
            await page.GotoAsync($"/cursos/{Course}/mi-celular/prueba");
            await page.WaitForFunctionAsync("() => [...document.styleSheets].some(sheet => sheet.href?.endsWith('/exercises.css'))");
            await ModuleTestJourneys.AnswerAsync(page, right: true);
            await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();
            await Assertions.Expect(page.Locator("#resultado.celebrate")).ToContainTextAsync("¡Aprobó la prueba!");
            await page.GotoAsync("/mi-aprendizaje");
            await Assertions.Expect(page.Locator(".own-stops li", new() { HasText = "Mi celular" })).ToContainTextAsync("Hecho");
        }
        Assert.Empty(await RecordsAsync(person));

        line.Mend();
        await using (var browser = await site.OpenProfileAsync(profile, line.Address))
        {
            await browser.Pages[0].GotoAsync("/cursos");
            await PhoneRecords.UntilAsync(
                browser.Pages[0],
                records => records.Count > 0 && records.All(record => PhoneRecords.Has(record, "epoch"))
            );
        }

        var records = await RecordsAsync(person);
        Assert.Equal(
            Lessons.Select(lesson => lesson["/cursos/".Length..]).Order(),
            records.Where(r => r.Verb is RecordVerb.Completed).Select(r => r.Activity.Value).Order()
        );
        Assert.Single(records, r => r.Verb is RecordVerb.Answered && r.Activity.IsTest);
        Directory.Delete(profile, recursive: true);
    }

    // R19: what the browser saved, brought to somebody of the team, who cannot read it.
    [Fact]
    public async Task File_SavedByAPhoneWithoutSignal_IsTakenOnceAndThePhoneLearnsOfIt()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        await EndAsync(page, BrowserLesson.First);
        await PhoneRecords.UntilAsync(page, records => records.Count == 1 && PhoneRecords.Has(records[0], "sealed"));
        await page.GotoAsync(BrowserLesson.Second, new() { WaitUntil = WaitUntilState.NetworkIdle });
        phone.Line.Cut();
        await EndHereAsync(page);
        await PhoneRecords.UntilAsync(page, records => records.Count == 2 && records.All(record => PhoneRecords.Has(record, "sealed")));
        await page.GotoAsync("/sin-senal");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Guardar lo pendiente en un archivo").ClickAsync());
        var path = await file.PathAsync();
        Assert.DoesNotContain("tocar-y-escribir", await File.ReadAllTextAsync(path, Cancel), StringComparison.Ordinal);

        await using var desk = await site.DeviceAsync(ScreenSize.Desktop);
        var staff = await BrowserLesson.SignInAsync(desk, PageAddresses.Facilitator, "/sincronizar");
        foreach (var words in new[] { "1 cosa quedó guardada.", "1 ya estaba." })
        {
            await staff
                .GetByLabel("Archivo de pendientes")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "pendientes.txt",
                        MimeType = "text/plain",
                        Buffer = await File.ReadAllBytesAsync(path, Cancel),
                    }
                );
            await staff.GetByRole(AriaRole.Button, new() { Name = "Recibirlo" }).ClickAsync();
            await Assertions.Expect(staff.Locator(".notice.success")).ToHaveTextAsync(words);
        }
        Assert.Equal(2, (await RecordsAsync(person)).Count(r => r.Verb is RecordVerb.Completed));

        phone.Line.Mend();
        await page.GotoAsync("/cursos");
        await PhoneRecords.UntilAsync(page, records => records.All(record => PhoneRecords.Has(record, "epoch")));
        Assert.Equal(2, (await RecordsAsync(person)).Count(r => r.Verb is RecordVerb.Completed));
    }

    private static async Task EndAsync(IPage page, string lesson)
    {
        await page.GotoAsync(lesson);
        await EndHereAsync(page);
    }

    private static async Task EndHereAsync(IPage page)
    {
        await new BrowserLesson(page).WalkToTheEndAsync();
        await new BrowserLesson(page).Onward.ClickAsync();
        await Assertions.Expect(new BrowserLesson(page).Finished).ToContainTextAsync("Quedó guardad");
    }

    private async Task<List<LearningRecord>> RecordsAsync(PersonId person)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.AsNoTracking()
            .Where(r => r.PersonId == person)
            .ToListAsync(Cancel);
    }
}
