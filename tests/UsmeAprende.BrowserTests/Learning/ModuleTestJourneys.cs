using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>A module's test, answered on the phone.</summary>
public sealed class ModuleTestJourneys(LiveSite site)
{
    private const string Test = "/cursos/herramientas-basicas/mi-celular/prueba";

    [Fact]
    public async Task Test_AnsweredInPart_PointsOnlyAtWhatIsMissing()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, Test)).Page;
        await AnswerAsync(page, right: false, all: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();

        var result = page.Locator("#resultado");
        await Assertions.Expect(result).ToBeFocusedAsync();
        await Assertions.Expect(result).ToContainTextAsync("Falta algo");
        // An order nobody touched is no answer, and no choice gets its verdict yet.
        var orderings = await page.Locator("[data-kind=ordering]").CountAsync();
        Assert.True(orderings > 0);
        await Assertions.Expect(result.GetByRole(AriaRole.Link)).ToHaveCountAsync(orderings);
        await Assertions.Expect(page.Locator("[data-kind=ordering] .verdict").First).ToHaveTextAsync("Ponga los pasos en orden.");
        await Assertions.Expect(page.Locator("[data-kind=choice] .verdict:not(:empty)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Test_Passed_CelebratesAndLeadsOn()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, Test)).Page;
        await AnswerAsync(page, right: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();

        var result = page.Locator("#resultado.celebrate");
        await Assertions.Expect(result).ToContainTextAsync("¡Aprobó la prueba!");
        await Assertions.Expect(result).ToContainTextAsync("100 de 100");
        await Assertions.Expect(result.Locator("a.button")).ToContainTextAsync("Siga con «");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Volver a intentarlo" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Test_Failed_SaysHowManyWereRightAndWhatToDo()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, Test)).Page;
        await AnswerAsync(page, right: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();

        var result = page.Locator("#resultado.care");
        await Assertions.Expect(result.GetByRole(AriaRole.Heading)).ToContainTextAsync("Todavía no: acertó 0 de");
        await Assertions.Expect(result).ToContainTextAsync("Repase y vuelva a intentarlo.");
        await Assertions
            .Expect(result.GetByRole(AriaRole.Link))
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/cursos/herramientas-basicas#mi-celular$"));
    }

    [Fact]
    public async Task Ordering_AtItsEnds_SaysThereIsNoFartherToGo()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        var question = lesson.Question("cargar-bien");

        await question.GetByRole(AriaRole.Button, new() { NameRegex = new("^Subir") }).First.ClickAsync();
        await Assertions.Expect(question.GetByRole(AriaRole.Status).First).ToContainTextAsync("Ya es el primero");
        await question.GetByRole(AriaRole.Button, new() { NameRegex = new("^Bajar") }).Last.ClickAsync();

        await Assertions.Expect(question.GetByRole(AriaRole.Status).First).ToContainTextAsync("Ya es el último");
    }

    /// <summary>Fills the form as a finger would; orderings only where <paramref name="all"/>.</summary>
    internal static async Task AnswerAsync(IPage page, bool right, bool all = true) =>
        await page.EvaluateAsync(
            """
            ({ right, all }) => {
                for (const question of document.querySelectorAll('.question')) {
                    const choices = [...question.querySelectorAll('.option input')];
                    const wrong = choices.find(c => c.dataset.ok !== '1');
                    for (const choice of choices) choice.checked = right ? choice.dataset.ok === '1' : choice === wrong;
                    for (const item of question.querySelectorAll('.pairs li')) {
                        const select = item.querySelector('select');
                        select.value = right ? item.dataset.ok : [...select.options].find(o => o.value && o.value !== item.dataset.ok).value;
                    }
                    for (const card of question.querySelectorAll('.cards > li')) [...card.querySelectorAll('input')].find(group => (group.value === card.dataset.ok) === right).checked = true;
                    const text = question.querySelector('[type=text]');
                    if (text) text.value = right ? question.querySelector('li[data-ok="1"] span').textContent : 'nada de eso';
                    if (!all || question.dataset.kind !== 'ordering') continue;
                    const steps = [...question.querySelectorAll('li')].sort((a, b) => right ? a.dataset.ok - b.dataset.ok : b.dataset.ok - a.dataset.ok);
                    for (const step of steps) for (const other of steps) if (other !== step) [...step.querySelectorAll('button')].at(1).click();
                }
            }
            """,
            new { right, all }
        );
}
