using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

public sealed class SpeechJourneys(LiveSite site)
{
    // A phone with voices, which remembers what it was told to say and says it when the test lets it.
    internal const string Voices = """
        const voices = [{ lang: 'en-US', localService: true, name: 'English' }, { lang: 'es_MX', localService: true, name: 'México' }, { lang: 'es-CO', localService: true, name: 'Colombia' }];
        window.said = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        const speech = Object.assign(new EventTarget(), { getVoices: () => voices, cancel() {}, speak(words) { said.push(words); } });
        Object.defineProperty(window, 'speechSynthesis', { value: speech });
        """;

    [Fact]
    public async Task Listening_WithoutASpanishVoice_ExplainsHowToInstallOne()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(
            "Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), { getVoices: () => [] }) });"
        );
        var lesson = await BrowserLesson.OpenAsync(device);

        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();

        var note = lesson.Page.Locator("#sin-voz");
        await Assertions.Expect(note).ToContainTextAsync("Android");
        await Assertions.Expect(note).ToContainTextAsync("iPhone");
        await Assertions.Expect(note).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Listening_WithVoices_ReadsSentenceBySentenceInColombianSpanishAndShowsWhere()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(Voices);
        var lesson = await BrowserLesson.OpenAsync(device);
        var page = lesson.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
        await Assertions.Expect(page.Locator(".speaking")).ToHaveTextAsync("Encender y cargar");
        await page.EvaluateAsync("said.at(-1).onend()");
        await page.EvaluateAsync("said.at(-1).onend()");

        await Assertions.Expect(page.Locator(".speaking")).ToHaveCountAsync(1);
        Assert.Equal("es-CO", await page.EvaluateAsync<string>("said.at(-1).lang"));
        Assert.Equal(await page.EvaluateAsync<string>("said.at(-1).text"), await page.Locator(".speaking").InnerTextAsync());
    }

    [Fact]
    public async Task Listening_ToTheEnd_SaysTextOptionsAndOnlyTheExplanationsThatAreShown()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(Voices);
        var lesson = await BrowserLesson.OpenAsync(device);
        var page = lesson.Page;
        await lesson.Question("no-enciende").GetByRole(AriaRole.Radio).First.CheckAsync();
        await lesson.Question("no-enciende").GetByRole(AriaRole.Button).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
        await Assertions.Expect(page.Locator(".speech")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { for (let before = 0; before < said.length; said.at(-1).onend()) before = said.length; }");

        var said = await page.EvaluateAsync<string>("said.map(w => w.text).join('\\n')");
        Assert.Contains("Cuente hasta cinco.", said, StringComparison.Ordinal);
        Assert.Contains("Por el técnico del barrio", said, StringComparison.Ordinal);
        Assert.Contains("Puede gastar plata sin necesidad.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("tarda un rato en revivir", said, StringComparison.Ordinal);
        Assert.Contains("Celular visto de frente.", said, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".speaking")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Otra vez" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Listening_PausedAndResumed_SaysTheSameSentenceAgain()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(Voices);
        var lesson = await BrowserLesson.OpenAsync(device);
        var page = lesson.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Siguiente" }).ClickAsync();
        var before = await page.EvaluateAsync<string>("said.at(-1).text");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pausa" }).ClickAsync();
        var count = await page.EvaluateAsync<int>("said.length");
        await page.GetByRole(AriaRole.Button, new() { Name = "Seguir" }).ClickAsync();

        Assert.Equal(count + 1, await page.EvaluateAsync<int>("said.length"));
        Assert.Equal(before, await page.EvaluateAsync<string>("said.at(-1).text"));
    }
}
