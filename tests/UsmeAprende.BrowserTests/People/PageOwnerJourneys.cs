using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Learning;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.BrowserTests.People;

/// <summary>
/// R32, R9: a shared phone or the computer of a salón, where a page outlives the visit of whom it shows. The browser keeps whole the pages
/// that people leave.
/// </summary>
public sealed class PageOwnerJourneys(LiveSite site)
{
    private const string Lesson = "/cursos/herramientas-basicas/cuidarme/claves-y-pin";
    private const string Course = "/cursos/herramientas-basicas";
    private const string WithNote = "/cursos/emprendimiento/formalizar-y-presentar/la-feria-de-servicios";
    private const string Password = "loma.tijera.tambor";
    private const string NotYours = "En este equipo entró otra persona";

    // Counts the times that a page came back as it was left.
    private const string CountKept =
        "addEventListener('pageshow', event => { if (event.persisted) sessionStorage.kept = Number(sessionStorage.kept ?? 0) + 1; })";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lesson_BackAfterSigningOut_ShowsNobody()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, goesBack: true);
        await device.AddInitScriptAsync(CountKept);
        var ana = await NewcomerAsync("Anatilde");
        var page = await EnterAsync(device, ana, Lesson);
        await page.Locator("#terminar button").ClickAsync();
        await Assertions.Expect(page.Locator("#terminar .verdict")).ToContainTextAsync("Quedó guardado en su avance");

        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        await page.GoBackAsync();

        await AssertShowsAsync(page, null);
        await Assertions.Expect(page.Locator("#terminar button")).ToHaveTextAsync("Terminar la lección");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Anatilde");
        Assert.Equal("1", await page.EvaluateAsync<string>("sessionStorage.kept"));
    }

    [Fact]
    public async Task Lesson_BackAfterSomebodyElseSignedIn_ShowsThem()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, goesBack: true);
        var ana = await NewcomerAsync("Anatilde");
        var oscar = await NewcomerAsync("Oscarín");
        var page = await EnterAsync(device, ana, Lesson);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        await FillDoorAsync(page, oscar, "/mi-aprendizaje");

        while (new Uri(page.Url).AbsolutePath != Lesson)
            await page.GoBackAsync();

        await AssertShowsAsync(page, "Oscarín");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Anatilde");
    }

    [Fact]
    public async Task Lesson_OpenInOneTab_WhenSomebodyElseSignsInInAnother_ShowsThemByItself()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        await EnterAsync(device, ana, "/mi-aprendizaje");
        var lesson = await BrowserLesson.OpenAsync(device, WithNote);
        await lesson.Page.Locator(".reflection textarea").First.FillAsync("mi secreto");
        await AssertShowsAsync(lesson.Page, "Anatilde");
        var other = await device.NewPageAsync();
        await other.GotoAsync("/mi-aprendizaje");

        await other.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await AssertShowsAsync(lesson.Page, null);
        await Assertions.Expect(lesson.Page.Locator(".reflection textarea").First).ToHaveValueAsync("");
        await FillDoorAsync(other, oscar, "/mi-aprendizaje");

        await AssertShowsAsync(lesson.Page, "Oscarín");
    }

    [Fact]
    public async Task PublicPage_LeftBeforeItKnowsWhoSignedIn_LetsThemGo()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await EnterAndLeaveBeforeItIsKnownAsync(device);

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, Lesson).ToString());
        await AssertShowsAsync(page, "Anatilde");
    }

    [Fact]
    public async Task PublicPage_LeftBeforeItKnowsWhoSignedIn_ShowsThemWhereTheWayLedNowhere()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.Clock.InstallAsync();
        await device.RouteAsync("**" + Lesson, route => route.AbortAsync("aborted"));

        var page = await EnterAndLeaveBeforeItIsKnownAsync(device);
        await AssertShowsAsync(page, null);
        await device.Clock.FastForwardAsync("00:31");

        await AssertShowsAsync(page, "Anatilde");
        Assert.EndsWith(Course, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnPage_OpenInOneTab_WhenItsPersonLeavesInAnother_GoesByItself()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await EnterAsync(device, await NewcomerAsync("Anatilde"), "/mi-cuenta");
        await Assertions.Expect(own.Locator("main")).ToContainTextAsync("Anatilde");
        var other = await device.NewPageAsync();
        await other.GotoAsync("/mi-aprendizaje");

        await other.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();

        // It may set out twice, once for each thing that tells it: the second way ends the first.
        await Assertions.Expect(own).ToHaveURLAsync(new Uri(site.Address, "/entrar?volver=%2Fmi-cuenta").ToString());
        await Assertions.Expect(own.Locator("body")).Not.ToContainTextAsync("Anatilde");
    }

    [Fact]
    public async Task OwnPage_KeptByABrowserThatKeepsThem_IsHiddenAtOnceForWhoComesBack()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await EnterAsync(device, await NewcomerAsync("Anatilde"), "/mi-cuenta");
        await device.RouteAsync("**/mi-cuenta", _ => Task.CompletedTask);

        // Some browsers keep own pages too, and others do not: this one is left and comes back as in those that do.
        var hidden = await own.EvaluateAsync<bool>(
            """
            localStorage.removeItem('usme.person');
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
            document.body.hidden;
            """
        );

        Assert.True(hidden);
    }

    [Fact]
    public async Task Lesson_FinishedInThePageOfWhoLeft_IsKeptForThemAndNeverStoredAsAnothers() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        var page = await EnterAsync(device, ana, Lesson);

        // Signed in behind the page's back: nothing on this device has said so yet.
        await SwitchAsync(device, oscar);
        await page.Locator("#terminar button").ClickAsync();

        await AssertShowsAsync(page, "Oscarín");
        Assert.Equal(0, await DoneAsync(oscar));
        Assert.Equal(0, await DoneAsync(ana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        await FillDoorAsync(page, ana, Lesson);
        await Assertions.Expect(page.Locator("#terminar")).ToContainTextAsync("Ya la terminó");
        await Assertions.Expect(page.Locator(".pending:not([hidden])")).ToHaveCountAsync(0);
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
    public async Task Taps_OfAFacilitatorWhoLeft_WaitForThemAndAreNotSentAsAnothers() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var list = $"/facilitacion/encuentros/{DemoAttendance.Today}";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, list);
        var row = page.Locator(".people li[data-state=none]").First;
        var tapped = await row.GetAttributeAsync("id");
        await device.RouteAsync("**/marcas", route => route.AbortAsync());
        await row.Locator(".tap").TapAsync();
        await Assertions.Expect(page.Locator($"#{tapped}")).ToHaveAttributeAsync("data-state", "pending");

        var oscar = await NewcomerAsync("Oscarín");
        await SwitchAsync(device, oscar);
        await device.UnrouteAsync("**/marcas");
        await page.Locator(".people li[data-state=none] .tap").First.TapAsync();

        // The list was the facilitator's: it goes, and what was tapped stays.
        await Assertions.Expect(page.Locator(".people")).ToHaveCountAsync(0);
        Assert.Equal(2, await WaitingMarksAsync(page));
        await page.GotoAsync("/mi-aprendizaje");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        var again = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, list);
        await Assertions.Expect(again.Locator("[data-pending]")).ToBeHiddenAsync();
        await Assertions.Expect(again.Locator($"#{tapped}")).ToHaveAttributeAsync("data-state", "came");
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
                await page.GotoAsync(address);
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

    private static async Task AssertShowsAsync(IPage page, string? name)
    {
        await Assertions.Expect(page.Locator("header a[href='/entrar']")).ToHaveCountAsync(name is null ? 1 : 0);
        await Assertions.Expect(page.Locator("header bdi")).ToHaveCountAsync(name is null ? 0 : 1);
        if (name is not null)
            await Assertions.Expect(page.Locator("header bdi")).ToHaveTextAsync(name);
    }

    private async Task<Neighbour> NewcomerAsync(string name)
    {
        var document = $"{Random.Shared.Next(50_000_000, 59_999_999)}";
        await using var elsewhere = await site.DeviceAsync(ScreenSize.Phone);
        var page = await elsewhere.NewPageAsync();
        await page.GotoAsync("/registro");
        await page.Locator("[name=GivenNames]").FillAsync(name);
        await page.Locator("[name=Surnames]").FillAsync("Fernández");
        await page.Locator("[name=Document]").FillAsync(document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("[name=DataTreatment]").CheckAsync();
        await page.Locator("main form button:not([type=button])").ClickAsync();
        await page.WaitForURLAsync("**/mi-aprendizaje");
        return new Neighbour(await NewAccount.IdAsync(page), document);
    }

    private static async Task<IPage> EnterAsync(IBrowserContext device, Neighbour who, string returnTo)
    {
        var page = await device.NewPageAsync();
        await FillDoorAsync(page, who, returnTo);
        return page;
    }

    private static async Task FillDoorAsync(IPage page, Neighbour who, string returnTo)
    {
        await page.GotoAsync($"/entrar?volver={Uri.EscapeDataString(returnTo)}");
        await page.Locator("[name=Identifier]").FillAsync(who.Document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**" + returnTo);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>
    /// Anatilde signs in, which leads to a page that is the same for everyone; she taps a link before it learns who she is, and it learns
    /// that before the way is free.
    /// </summary>
    private async Task<IPage> EnterAndLeaveBeforeItIsKnownAsync(IBrowserContext device)
    {
        var (isKnown, isFree) = (new TaskCompletionSource(), new TaskCompletionSource());
        var page = await device.NewPageAsync();
        await page.GotoAsync($"/entrar?volver={Uri.EscapeDataString(Course)}");
        await page.Locator("[name=Identifier]").FillAsync((await NewcomerAsync("Anatilde")).Document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await HoldAsync("**/api/me", isKnown.Task);
        await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync(),
            "**/api/me"
        );

        await HoldAsync("**/salud/vivo", isFree.Task);
        await page.RunAndWaitForRequestAsync(() => page.Locator($"a[href='{Lesson}']").First.ClickAsync(), "**/salud/vivo");
        isKnown.SetResult();
        // The last thing that is kept before the page is compared with it.
        await page.WaitForFunctionAsync("localStorage['usme.person'] && localStorage['usme.epoch']");
        await page.RunAndWaitForRequestAsync(() => Task.FromResult(isFree.TrySetResult()), request => request.IsNavigationRequest);
        return page;

        Task HoldAsync(string address, Task until) =>
            device.RouteAsync(
                address,
                async route =>
                {
                    await until;
                    await route.ContinueAsync();
                }
            );
    }

    /// <summary>Another person signs in on the device, and none of its pages hears of it.</summary>
    private async Task SwitchAsync(IBrowserContext device, Neighbour who)
    {
        var form = device.APIRequest.CreateFormData();
        form.Set("Identifier", who.Document);
        form.Set("Password", Password);
        var answer = await device.APIRequest.PostAsync(
            new Uri(site.Address, "/entrar").ToString(),
            new()
            {
                Form = form,
                Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" },
            }
        );
        Assert.True(answer.Ok);
    }

    private async Task<int> DoneAsync(Neighbour who)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.CountAsync(r => r.PersonId == who.Id && r.Verb == RecordVerb.Completed, Cancel);
    }

    private static Task<int> WaitingMarksAsync(IPage page) =>
        page.EvaluateAsync<int>(
            "Object.keys(localStorage).filter(key => key.startsWith('usme.m.')).map(key => "
                + "JSON.parse(localStorage[key])).filter(mark => !mark.epoch).length"
        );

    private sealed record Neighbour(Guid Id, string Document);
}
