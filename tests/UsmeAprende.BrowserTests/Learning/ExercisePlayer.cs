using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Does an exercise of any kind, right or wrong, with a finger or with the keys alone.</summary>
internal sealed class ExercisePlayer(BrowserLesson lesson, string slug, bool byKeys)
{
    /// <summary>An exercise of each kind that needs more than a form: its kind, lesson and name.</summary>
    public static readonly TheoryData<string, string, string> Kinds = new()
    {
        { "pantalla", "herramientas-basicas/cuidarme/claves-y-pin", "dos-pasos-aqui" },
        { "teclado", "herramientas-basicas/plata-y-tramites/mi-correo", "escribir-arroba" },
        { "chat", "herramientas-basicas/cuidarme/estafas-por-whatsapp-y-llamadas", "sobrino-que-escribe" },
        { "senalar", "herramientas-basicas/cuidarme/estafas-por-whatsapp-y-llamadas", "mensaje-del-bono" },
        { "clasificar", "herramientas-basicas/cuidarme/estafas-por-whatsapp-y-llamadas", "confio-o-cuelgo" },
        { "completar", "herramientas-basicas/cuidarme/estafas-por-whatsapp-y-llamadas", "a-quien-doy-el-codigo" },
        { "cuenta", "emprendimiento/numeros/me-queda-ganancia", "empanadas-para-empatar" },
        { "emparejar", "emprendimiento/numeros/costos-y-precio", "clases-de-costos" },
        { "ordenar", "herramientas-basicas/mi-celular/encender-y-cargar", "cargar-bien" },
        { "practica", "herramientas-basicas/cuidarme/claves-y-pin", "" },
    };

    // What to touch, in order, as selectors; after a tab, what to type there.
    private const string FindMoves = """
        ([root, wrong]) => {
            const at = document.querySelector(root);
            const all = (selector, within = at) => [...within.querySelectorAll(selector)];
            const isRight = e => e.dataset.ok === '1';
            const send = 'button[value=responder]';
            const typed = text => [`input[type=text]\t${wrong ? '1' : text}`, send];
            const nth = list => n => `${list} button:nth-child(${n + 1})`;
            const kinds = {
                choice: () => [`[value="${all('.option input').find(i => isRight(i) !== wrong).value}"]`, send],
                screens: () => all('.screens > li').flatMap((screen, n) => {
                    const touch = ok => all('[data-h]', screen).filter(part => part.dataset.h && isRight(part) === ok).map(part => `.phone [data-h="${part.dataset.h}"]`);
                    return [...wrong && !n ? [touch(false)[0], touch(false)[0]] : [], ...touch(true)];
                }),
                chat: () => {
                    const walk = scene => {
                        const end = scene.querySelector('[data-end]');
                        if (end) return (end.dataset.end === '1') === !wrong ? [] : null;
                        for (const [n, choice] of all('[data-h]', scene).entries()) {
                            const rest = walk(all('[data-scene]').find(s => s.dataset.scene === choice.dataset.to));
                            if (rest) return [nth('.answers')(n), ...rest];
                        }
                        return null;
                    };
                    return walk(at.querySelector('[data-scene]'));
                },
                spotting: () => [...all('.option input').filter(i => isRight(i) !== wrong).map(i => `[value="${i.value}"]`), send],
                sorting: () => all('.cards > li').flatMap(card => {
                    const group = all('input', card).find(i => (i.value === card.dataset.ok) === !wrong);
                    return [`.cards > li:not([hidden]) [value="${group.value}"] + button`, '.said button'];
                }),
                number: () => typed(at.dataset.low.replace('.', ',')),
                typing: () => typed(at.querySelector('.copy').textContent),
                completion: () => typed(at.querySelector('li[data-ok="1"] span').textContent),
                matching: () => {
                    const rights = all('option', at.querySelector('.pairs select')).slice(1).map(o => o.value);
                    return [...all('.pairs li').flatMap((pair, n) => [nth('.board > :first-child')(n), nth('.board > :last-child')((rights.indexOf(pair.dataset.ok) + wrong) % rights.length)]), send];
                },
                ordering: () => {
                    const now = all('.steps > li');
                    const button = (step, name) => `.steps > li:has([name="${step.querySelector('select').name}"]) button[aria-label^="${name}"]`;
                    const moves = [...now].sort((a, b) => a.dataset.ok - b.dataset.ok).flatMap((step, place) => {
                        const from = now.indexOf(step);
                        now.splice(place, 0, ...now.splice(from, 1));
                        return Array(from - place).fill(button(step, 'Subir'));
                    });
                    return [...moves, ...wrong ? [button(now[0], 'Bajar')] : [], send];
                },
            };
            const practice = () => wrong ? ['[name=atasco]'] : [...all('.ticks li').map((_, n) => `.ticks li:nth-child(${n + 1}) input`), '[value=practicar]'];
            return (kinds[at.dataset.kind] ?? practice)().map(move => `${root} ${move}`);
        }
        """;

    private string Root => slug.Length == 0 ? ".practice" : $"#p-{slug}";

    public ILocator Exercise => lesson.Page.Locator(Root);

    public ILocator Verdict => Exercise.Locator(".verdict");

    /// <summary>Opens a lesson at one of its exercises.</summary>
    public static async Task<ExercisePlayer> OpenAsync(IBrowserContext device, string path, string slug, bool byKeys = false)
    {
        var lesson = await BrowserLesson.OpenInStepsAsync(device, $"/cursos/{path}#p-{slug}");
        var player = new ExercisePlayer(lesson, slug, byKeys);
        while (!await player.Exercise.IsVisibleAsync())
            await lesson.PassStepAsync();
        return player;
    }

    /// <summary>Does it until its verdict is there; as it stands after it was opened.</summary>
    public async Task DoAsync(bool right)
    {
        foreach (var move in await lesson.Page.EvaluateAsync<string[]>(FindMoves, new object[] { Root, !right }))
        {
            var (selector, typed) = move.Split('\t') is [var s, var t] ? (s, t) : (move, null);
            await (byKeys ? PressAsync(selector, typed) : TouchAsync(selector, typed));
        }
        await Assertions.Expect(Exercise).ToHaveAttributeAsync("data-verdict", right ? "right" : "again");
    }

    private async Task TouchAsync(string selector, string? typed)
    {
        if (typed is null)
            await lesson.Page.Locator(selector).First.ClickAsync();
        else
            await lesson.Page.Locator(selector).FillAsync(typed);
    }

    private async Task PressAsync(string selector, string? typed)
    {
        await lesson.Page.TabToAsync(selector);
        if (typed is null)
            await lesson.Page.Keyboard.PressAsync(await lesson.Page.Locator("input:focus").CountAsync() > 0 ? "Space" : "Enter");
        else
            await lesson.Page.Keyboard.TypeAsync(typed);
    }
}
