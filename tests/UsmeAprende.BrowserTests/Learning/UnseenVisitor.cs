using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Somebody who does not see the page, and touches only what it has named.</summary>
internal abstract class UnseenVisitor(IPage page)
{
    private readonly List<string> _transcript = [];

    public IPage Page => page;

    /// <summary>What was said, and what was done about it.</summary>
    public IReadOnlyList<string> Transcript => _transcript;

    /// <summary>Touches what was last said to have this name.</summary>
    public async Task TouchAsync(string name)
    {
        _transcript.AddRange(await HearAsync(name));
        _transcript.Add($"> {name}");
        await Named(name).ClickAsync();
    }

    /// <summary>Touches a link, and waits for the page that it leads to.</summary>
    public async Task FollowAsync(string name, string path)
    {
        await TouchAsync(name);
        await page.WaitForURLAsync($"**{path}", new() { WaitUntil = WaitUntilState.NetworkIdle });
    }

    /// <summary>The control with this name, as its role and name are told to whoever does not see it.</summary>
    protected ILocator Named(string name) =>
        new[] { AriaRole.Button, AriaRole.Link, AriaRole.Radio, AriaRole.Checkbox }
            .Select(role => page.Locator("main").GetByRole(role, new() { Name = name }))
            .Aggregate((one, other) => one.Or(other))
            .First;

    /// <summary>What is said until this name is there; it fails if it never is.</summary>
    protected abstract Task<IEnumerable<string>> HearAsync(string name);
}

/// <summary>Hears the voice that reads aloud.</summary>
internal sealed class Listener(IPage page) : UnseenVisitor(page)
{
    // The voice goes on when a sentence has ended; after a touch it may first have news to tell.
    private const string Next = """
        async ({ seen, hasTouched }) => {
            const hears = async most => {
                for (const end = performance.now() + most; said.length <= seen && performance.now() < end;) await new Promise(done => setTimeout(done, 20));
                return said.length > seen;
            };
            if (hasTouched && await hears(1000) || said.length > seen) return said[seen].text;
            said.at(-1)?.onend();
            return await hears(1000) ? said[seen].text : null;
        }
        """;

    private int _heard;

    protected override async Task<IEnumerable<string>> HearAsync(string name)
    {
        var heard = new List<string>();
        if (!await Page.Locator(".speech").IsVisibleAsync())
        {
            _heard = 0;
            await Page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
            await Assertions.Expect(Page.Locator(".speech")).ToBeVisibleAsync();
        }
        while (heard.Count == 0 || !heard[^1].Contains(name, StringComparison.Ordinal))
        {
            var sentence = await Page.EvaluateAsync<string?>(Next, new { seen = _heard, hasTouched = heard.Count == 0 });
            Assert.True(sentence is not null, $"“{name}” was never said. Last heard:\n{string.Join('\n', heard)}");
            heard.Add(sentence);
            _heard++;
        }
        return heard;
    }
}

/// <summary>Hears what a screen reader finds on the page, and what it announces.</summary>
internal sealed class TreeReader(IPage page) : UnseenVisitor(page)
{
    protected override async Task<IEnumerable<string>> HearAsync(string name)
    {
        await Named(name).WaitForAsync();
        var shown = Page.Locator("[data-home], .step:not([hidden]), .stepbar:not([hidden])");
        var tree = new List<string>();
        foreach (var part in await shown.AllAsync())
            tree.Add(await part.AriaSnapshotAsync());
        Assert.Contains(tree, text => text.Contains(name, StringComparison.Ordinal));
        return tree;
    }
}
