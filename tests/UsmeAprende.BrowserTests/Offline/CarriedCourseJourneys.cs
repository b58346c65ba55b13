using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using UsmeAprende.Badges.Games;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>"Llevar este curso": all of it in one file that goes on where it was cut, and only what changed the next time.</summary>
public sealed class CarriedCourseJourneys(LiveSite site)
{
    private const string Course = "herramientas-basicas";
    private const string Bundle = $"/sin-senal/{Course}.gz";

    [Fact]
    public async Task Course_Carried_OpensWithoutSignalThoughNothingOfItWasOpened()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/cursos");
        await phone.CarryAsync(Course);
        var faults = new List<string>();
        phone.Page.Console += (_, said) => faults.AddRange(said.Type == "error" ? [said.Text] : []);
        phone.Page.PageError += (_, fault) => faults.Add(fault);
        string[] addresses =
        [
            .. site.Lessons.Where(lesson => lesson.StartsWith($"/cursos/{Course}/", StringComparison.Ordinal)),
            $"/cursos/{Course}/mi-celular/prueba",
            $"/cursos/{Course}/mi-celular/repaso",
            $"/cursos/{Course}/mi-celular/guia",
            $"/cursos/{Course}",
            "/",
            "/mi-aprendizaje",
            "/glosario",
            PracticeGame.SpotTheScam.Path,
            "/buscar?q=clave",
            "/repaso",
        ];

        phone.Line.Cut();
        foreach (var address in addresses)
        {
            await phone.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            if (await phone.Page.Locator("[data-missing]").CountAsync() > 0)
                faults.Add($"{address} is not there");
        }

        // The line is down, and that one asks is right. What the worker does not have is told in other words (ERR_FAILED).
        string[] cut = ["ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET"];
        Assert.DoesNotContain(faults, fault => !cut.Any(words => fault.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bundle_CutHalfWay_GoesOnWhereItStopped()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/sin-senal");
        var ranges = new List<string>();
        phone.Line.Fault = (http, forward) =>
        {
            if (http.Request.Path != Bundle)
                return forward();
            ranges.Add(http.Request.Headers.Range.ToString());
            return ranges.Count == 1 ? CutHalfWayAsync(http, forward, TimeSpan.FromSeconds(0.5)) : forward();
        };

        await Place(phone).GetByRole(AriaRole.Button, new() { Name = "Llevar este curso" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Traerlo ahora" }).ClickAsync();
        await Assertions.Expect(Place(phone)).ToContainTextAsync("Se cortó. Van ");
        await phone.Page.ReloadAsync();
        await Place(phone).GetByRole(AriaRole.Button, new() { Name = "Llevar este curso" }).ClickAsync();
        await Assertions.Expect(Place(phone)).ToContainTextAsync("Lo que llegó queda guardado.");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Seguir" }).ClickAsync();
        await phone.Page.Locator("[data-state=carried]").WaitForAsync();

        Assert.Equal("", ranges[0]);
        Assert.Matches(@"^bytes=[1-9]\d{3,}-$", ranges[^1]);
    }

    [Fact]
    public async Task Bundle_Paused_WaitsForWhoPausedIt()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/sin-senal");
        phone.Line.Fault = (http, forward) =>
            http.Request.Path == Bundle ? CutHalfWayAsync(http, forward, Timeout.InfiniteTimeSpan) : forward();

        await Place(phone).GetByRole(AriaRole.Button, new() { Name = "Llevar este curso" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Traerlo ahora" }).ClickAsync();
        await Assertions
            .Expect(Place(phone).Locator("progress"))
            .ToHaveAttributeAsync("value", new System.Text.RegularExpressions.Regex("[1-9]"));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Pausar" }).ClickAsync();
        await Assertions.Expect(Place(phone)).ToContainTextAsync("En pausa. Van ");
        phone.Line.Mend();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Seguir" }).ClickAsync();

        await phone.Page.Locator("[data-state=carried]").WaitForAsync();
    }

    [Fact]
    public async Task Course_TakenAway_FreesItsRoomAndLeavesTheOthers()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/cursos");
        await phone.CarryAsync("emprendimiento");
        var before = (await OfflinePhone.KeptAsync(phone.Page)).Order(StringComparer.Ordinal).ToList();
        await phone.CarryAsync(Course);

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Quitarlo de este celular" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Sí, quitarlo" }).ClickAsync();
        await phone.Page.Locator("[data-state=none]").WaitForAsync();

        Assert.Equal(before, (await OfflinePhone.KeptAsync(phone.Page)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Course_ThatChanged_FetchesOnlyWhatChanged()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/cursos");
        await phone.CarryAsync(Course);
        // As if the site had published a new version of one lesson since.
        await phone.Page.EvaluateAsync(
            """
            async ([course, lesson]) => {
                const cache = await caches.open('usme-pages');
                const contents = await (await cache.match(`/sin-senal/${course}.json`)).json();
                await cache.put(`/sin-senal/${course}.json`, Response.json({ ...contents, hash: 'before' }));
                await cache.put(lesson, new Response('before', { headers: { 'X-Usme-Hash': 'before' } }));
            }
            """,
            new[] { Course, BrowserLesson.Second }
        );

        await phone.Page.GotoAsync("/sin-senal");
        await Assertions.Expect(Place(phone)).ToContainTextAsync("Este curso cambió: hay 1 página nueva.");
        phone.Line.Forget();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Actualizarlo" }).ClickAsync();
        await Assertions.Expect(Place(phone)).ToContainTextAsync("Ya lleva este curso");

        Assert.Contains($"GET {BrowserLesson.Second}", phone.Line.Asked);
        Assert.DoesNotContain($"GET {Bundle}", phone.Line.Asked);
        phone.Line.Cut();
        await phone.Page.GotoAsync(BrowserLesson.Second);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Tocar y escribir");
    }

    private static ILocator Place(OfflinePhone phone) => phone.Page.Locator($"[data-carry={Course}]");

    // More than one part of it arrives.
    private static async Task CutHalfWayAsync(HttpContext http, Func<Task> forward, TimeSpan silence)
    {
        var line = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await forward();
        http.Response.Body = line;
        await line.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length / 2), http.RequestAborted);
        await line.FlushAsync(http.RequestAborted);
        await Task.Delay(silence, http.RequestAborted);
        http.Abort();
    }
}
