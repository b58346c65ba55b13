using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

public sealed class QuestionJourneys(LiveSite site)
{
    [Fact]
    public async Task Choice_AnsweredByKeyboardWrongAndThenRight_ExplainsEachTime()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        var question = lesson.Question("no-enciende");
        var keyboard = lesson.Page.Keyboard;

        await question.GetByRole(AriaRole.Radio).First.FocusAsync();
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(lesson.Verdict("no-enciende")).ToContainTextAsync("Todavía no");
        await Assertions.Expect(lesson.Verdict("no-enciende")).ToContainTextAsync("Puede gastar plata sin necesidad");
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Responder" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(lesson.Verdict("no-enciende")).ToBeEmptyAsync();
        await keyboard.PressAsync("Enter");

        await Assertions.Expect(lesson.Verdict("no-enciende")).ToContainTextAsync("Correcto");
        await Assertions.Expect(lesson.Verdict("no-enciende")).ToContainTextAsync("tarda un rato en revivir");
    }

    [Fact]
    public async Task Lesson_BeforeAnythingIsAnswered_ShowsNoExplanation()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);

        var lesson = await BrowserLesson.OpenAsync(device);

        foreach (var why in await lesson.Page.Locator(".why").AllAsync())
            await Assertions.Expect(why).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Ordering_WithTheButtonsAndTheKeyboard_MovesTheStepAndKeepsTheFocus()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        var steps = lesson.Question("cargar-bien").Locator("li");
        var up = lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Subir: Miro que el cable esté sano" });

        await up.FocusAsync();
        await lesson.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(steps.First).ToContainTextAsync("Miro que el cable esté sano");
        await Assertions.Expect(up).ToBeFocusedAsync();
        await Assertions.Expect(lesson.Question("cargar-bien").GetByRole(AriaRole.Status).First).ToContainTextAsync("Quedó en el lugar 1");
    }

    [Fact]
    public async Task Ordering_PutInOrder_IsRight()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);

        // Each step is lifted to the top, the last one first.
        foreach (
            var step in new[]
            {
                "Busco el rayo en la batería",
                "Conecto el cargador a la pared",
                "Pongo la punta en el celular",
                "Miro que el cable esté sano",
            }
        )
        {
            for (var n = 0; n < 3; n++)
                await lesson.Page.GetByRole(AriaRole.Button, new() { Name = $"Subir: {step}" }).ClickAsync();
        }
        await lesson.Question("cargar-bien").GetByRole(AriaRole.Button, new() { Name = "Responder" }).ClickAsync();

        await Assertions.Expect(lesson.Verdict("cargar-bien")).ToContainTextAsync("Correcto");
    }

    [Fact]
    public async Task Matching_WithEveryPairChosen_IsGradedWithoutTheNetwork()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device, BrowserLesson.Second);
        await device.SetOfflineAsync(true);

        await JoinAsync(lesson, "Tocar una vez", "Abre algo");
        await JoinAsync(lesson, "Dejar el dedo quieto", "Mueve la página");
        await JoinAsync(lesson, "Deslizar el dedo", "Muestra más opciones");
        await JoinAsync(lesson, "Abrir dos dedos", "Agranda la foto");
        await lesson.Question("toques").GetByRole(AriaRole.Button, new() { Name = "Responder" }).ClickAsync();

        await Assertions.Expect(lesson.Verdict("toques")).ToContainTextAsync("2 de 4 parejas están bien");
        await Assertions.Expect(lesson.Verdict("toques")).ToContainTextAsync("Deslizar el dedo");
    }

    [Fact]
    public async Task Lesson_FinishedWithoutSignal_IsKeptAndMarkedTomorrow()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        await device.SetOfflineAsync(true);

        await lesson.Page.GetByLabel("La palabra que falta").FillAsync("Préndér ");
        await lesson.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lesson.Verdict("se-quedo-quieto")).ToContainTextAsync("Correcto");
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");
        await device.SetOfflineAsync(false);
        await lesson.Page.GotoAsync("/cursos/herramientas-basicas");

        await Assertions.Expect(lesson.Page.Locator("[data-lesson$='encender-y-cargar']")).ToContainTextAsync("Hecha");
        await Assertions.Expect(lesson.Page.Locator("[data-lesson$='tocar-y-escribir']")).Not.ToContainTextAsync("Hecha");
    }

    [Fact]
    public async Task Word_OfTheGlossary_IsExplainedInPlaceAndClosedWithEscape()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        var word = lesson.Page.Locator("main a[href='#g-bateria']").First;

        await word.FocusAsync();
        await lesson.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lesson.Page.GetByRole(AriaRole.Note)).ToContainTextAsync("guarda la corriente");
        await lesson.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(lesson.Page.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Letters_MadeLarger_StayLargerOnTheNextPage()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        var before = await LetterSizeAsync(lesson.Page);

        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Letra más grande" }).ClickAsync();
        await Assertions.Expect(lesson.Page.Locator("html[data-letters=large]")).ToHaveCountAsync(1);
        await lesson.Page.GotoAsync(BrowserLesson.Second);

        await Assertions.Expect(lesson.Page.Locator("html[data-letters=large]")).ToHaveCountAsync(1);
        Assert.True(await LetterSizeAsync(lesson.Page) > before);
    }

    private static Task<double> LetterSizeAsync(IPage page) =>
        page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)");

    private static async Task JoinAsync(BrowserLesson lesson, string left, string right)
    {
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = left, Exact = true }).ClickAsync();
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = right, Exact = true }).ClickAsync();
    }
}
