using System.Text.Json;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>The rule of the next step as phones have it, in the cases that the server answers too (<see cref="NextStepTable"/>).</summary>
public sealed class NextStepScriptTests(LiveSite site)
{
    // All cases at once, each told apart by its name.
    private const string Ask = """
        async ({ module, table }) => {
          const { moduleState, nextStep } = await import(module);
          const { courses, cases } = JSON.parse(table);
          const find = id => courses.find(course => course.id === id) ?? null;
          const answers = {};
          for (const one of cases) {
            const done = { lessons: new Set(), tests: new Map() };
            for (const act of one.acts) {
              const [id, score] = act.split('=');
              if (score) done.tests.set(id, Math.max(done.tests.get(id) ?? 0, Number(score)));
              else done.lessons.add(id);
            }
            const states = Object.keys(one.states).map(id => {
              const course = find(id.split('/')[0]);
              return [id, moduleState(course, course.modules.find(module => module.id === id), done)];
            });
            const step = await nextStep(find(one.in ?? one.acts.at(-1).split('/')[0]), done, find);
            answers[one.name] = { next: step?.id ?? null, href: step?.href ?? null, states: Object.fromEntries(states) };
          }
          return JSON.stringify(answers);
        }
        """;

    // What is shown at the end of a lesson, tried on a page of its own.
    private const string Move = """
        async ({ folder, table, activity, before, after }) => {
          const [course] = JSON.parse(table).courses;
          const { default: move } = await import(`${folder}path-moves.js`);
          const done = ids => ({ lessons: new Set(ids), tests: new Map() });
          const place = document.querySelector('main');
          const words = move(course, activity, done(before), done(after), place);
          await new Promise(shown => { const look = () => place.querySelector('.marker') ? shown() : requestAnimationFrame(look); look(); });
          return words;
        }
        """;

    [Theory]
    [InlineData("1 de 2 lecciones de «Sembrar»", "huerta/sembrar/semilla", "huerta/sembrar/semilla")]
    [InlineData("2 de 2 lecciones de «Sembrar»", "huerta/sembrar/surco", "huerta/sembrar/semilla huerta/sembrar/surco")]
    [InlineData("1 de 1 lección de «Cosechar». ¡Llegó a la cima de este módulo!", "huerta/cosechar/canasto", "huerta/cosechar/canasto")]
    public async Task Path_AtTheEndOfALesson_ShowsHowFarOneIsAndMovesNothingWhereNoMotionIsWanted(
        string words,
        string activity,
        string done
    )
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        var folder = await page.ScriptFolderAsync();
        var after = done.Split(' ');

        var said = await page.EvaluateAsync<string>(
            Move,
            new
            {
                folder,
                table = NextStepTable.Json,
                activity,
                before = after[..^1],
                after,
            }
        );

        Assert.Equal(words, said);
        await Assertions.Expect(page.Locator(".mountain [data-state=done]")).ToHaveCountAsync(after.Length);
        Assert.Equal(0, await page.Locator(".marker").EvaluateAsync<int>("marker => marker.getAnimations().length"));
    }

    [Fact]
    public async Task Path_AtTheEndOfALesson_WeighsFourKilobytes()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        var folder = await page.ScriptFolderAsync();
        // The rule is already there: it said what comes next.
        await page.EvaluateAsync("folder => import(`${folder}path.js`)", folder);
        var traffic = await NetworkTraffic.ListenAsync(page);

        await page.EvaluateAsync(
            "folder => Promise.all([import(`${folder}path-moves.js`), fetch(`${folder}path-moves.css`).then(css => css.text())])",
            folder
        );

        Assert.InRange(traffic.Responses.Sum(r => r.Bytes), 1000, 4096);
    }

    [Fact]
    public async Task Next_InEachCaseOfTheSharedTable_IsAsTheServerSays()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        var folder = await page.ScriptFolderAsync();

        var said = await page.EvaluateAsync<string>(Ask, new { module = $"{folder}path.js", table = NextStepTable.Json });

        var answers = JsonDocument.Parse(said).RootElement;
        Assert.All(
            NextStepTable.Read().Cases,
            row =>
            {
                var answer = answers.GetProperty(row.Name);
                Assert.Equal(row.Next, answer.GetProperty("next").GetString());
                Assert.Equal(row.Next is null ? null : $"/cursos/{row.Next}", answer.GetProperty("href").GetString());
                Assert.Equal(row.States, answer.GetProperty("states").Deserialize<Dictionary<string, string>>());
            }
        );
    }
}
