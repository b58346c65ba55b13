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

    [Fact]
    public async Task Next_InEachCaseOfTheSharedTable_IsAsTheServerSays()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        var style = await page.Locator("link[href$='usme.css']").GetAttributeAsync("href");

        var said = await page.EvaluateAsync<string>(
            Ask,
            new { module = style!.Replace("usme.css", "path.js"), table = NextStepTable.Json }
        );

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
