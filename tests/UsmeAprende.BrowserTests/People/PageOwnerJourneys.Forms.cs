using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Learning;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.BrowserTests.People;

/// <summary>What is sent from a page of somebody who left.</summary>
public sealed partial class PageOwnerJourneys
{
    [Fact]
    public async Task Lesson_FinishedInThePageOfWhoLeft_IsKeptForThemAndNeverStoredAsAnothers() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        var page = await EnterAsync(device, ana, Lesson);

        // Signed in behind the page's back: nothing on this device has said so yet.
        await SwitchAsync(device, oscar);
        await new BrowserLesson(page).EndAsync();

        await AssertShowsAsync(page, "Oscarín");
        Assert.Equal(0, await DoneAsync(oscar));
        Assert.Equal(0, await DoneAsync(ana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        await FillDoorAsync(page, ana, Lesson);
        await Assertions.Expect(page.Locator("#terminar")).ToContainTextAsync("Ya la terminó");
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(0);
        Assert.Equal(1, await DoneAsync(ana));
        Assert.Equal(0, await DoneAsync(oscar));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Permissions_SentFromThePageOfWhoLeft_AreRefusedAndChangeNothingOfWhoCame(bool scripts)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, scripts: scripts);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        var page = await EnterAsync(device, ana, "/mi-cuenta/permisos");

        await SwitchAsync(device, oscar);
        await page.Locator("[name=Image]").CheckAsync();
        await page.Locator("main form button").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(NotYours);
        await Assertions.Expect(page.Locator("main dl")).ToContainTextAsync("Permite fotos");
        await using var scope = site.Host.Services.CreateAsyncScope();
        var consents = scope.ServiceProvider.GetRequiredService<UsmeDb>().Consents;
        Assert.False(await consents.AnyAsync(c => c.PersonId == oscar.Id && c.Purpose == ConsentPurpose.Image && c.Given, Cancel));
    }

    [Fact]
    public async Task Seat_ReservedFromThePublicPageOfWhoLeft_IsNobodyElses()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        var gathering = (await site.ListDemoPagesAsync("")).First(address => address.StartsWith("/encuentros/", StringComparison.Ordinal));
        var page = await EnterAsync(device, ana, gathering);
        await AssertShowsAsync(page, "Anatilde");

        await SwitchAsync(device, oscar);
        await page.Locator("main form button").First.ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(NotYours);
        await page.GotoAsync("/mis-encuentros");
        await Assertions.Expect(page.Locator("header bdi")).ToHaveTextAsync("Oscarín");
        await Assertions.Expect(page.Locator($"main a[href='{gathering}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Taps_OfAFacilitatorWhoLeft_AreTheirsWhoeverSendsThem() // R9, R19
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var list = $"/facilitacion/encuentros/{DemoAttendance.Today}/asistencia";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, list);
        var row = page.Locator(".people li[data-state=none]").First;
        var tapped = await row.GetAttributeAsync("id");
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        await row.Locator(".tap").TapAsync();
        await Assertions.Expect(page.Locator($"#{tapped}")).ToHaveAttributeAsync("data-state", "pending");

        var oscar = await NewcomerAsync("Oscarín");
        await SwitchAsync(device, oscar);
        await device.UnrouteAsync("**/api/sync");
        await page.Locator(".people li[data-state=none] .tap").First.TapAsync();

        // The list was the facilitator's: it goes, and what was tapped stays.
        await Assertions.Expect(page.Locator(".people")).ToHaveCountAsync(0);
        await page.GotoAsync("/mi-aprendizaje");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        var again = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, list);
        await Assertions.Expect(again.Locator("[data-pending]")).ToBeHiddenAsync();
        await Assertions.Expect(again.Locator($"#{tapped}")).ToHaveAttributeAsync("data-state", "came");
        Assert.Equal(0, await AttendedAsync(oscar));
    }

    [Fact]
    public async Task Forms_OfEveryOwnPage_SayForWhomItWasMade()
    {
        var silent = new List<string>();
        var unnamed = new HashSet<string>();
        foreach (var (visitor, addresses) in PageAddresses.Own)
        {
            await using var device = await site.DeviceAsync(ScreenSize.Phone);
            var page = await BrowserLesson.SignInAsync(device, visitor);
            foreach (var address in addresses.Concat(await site.ListDemoPagesAsync(visitor)))
            {
                await page.VisitAsync(address);
                silent.AddRange(
                    await page.EvaluateAsync<string[]>(
                        """
                        [...document.querySelectorAll('form')].filter(form => form.method === 'post' && (!document.body.dataset.person || form.elements.namedItem('para')?.value !== document.body.dataset.person)).map(form => `${location.pathname}: ${form.action}`)
                        """
                    )
                );
                unnamed.UnionWith(
                    await page.EvaluateAsync<string[]>(
                        "[...document.querySelectorAll('form[method=post] [name]:not([type=file])')].map(field => field.name)"
                    )
                );
            }
        }

        Assert.Empty(silent);
        // What is refused is given back in words, not under the names that the site's code has for it.
        unnamed.RemoveWhere(FieldLabels.IsKnown);
        Assert.Empty(unnamed);
    }

    private async Task<int> DoneAsync(Neighbour who)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.CountAsync(r => r.PersonId == who.Id && r.Verb == RecordVerb.Completed, Cancel);
    }

    private async Task<int> AttendedAsync(Neighbour who)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.CountAsync(r => r.AuthorId == who.Id && r.Verb == RecordVerb.Attended, Cancel);
    }
}
