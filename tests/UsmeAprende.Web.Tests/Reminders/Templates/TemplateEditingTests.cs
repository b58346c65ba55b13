using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Web.Tests.Reminders.Templates;

public sealed class TemplateEditingTests : IAsyncLifetime
{
    private const string Address = "/coordinacion/plantillas/bienvenida";
    private const string Title = "{{nombre}}, bienvenida a aprender";
    private const string Text = "Hola, {{nombre}}:\n\nYa tiene su cuenta. La esperamos.";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional").With("Site:Url", "http://localhost");
    private BrowserVisit _luz = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _luz = new BrowserVisit(_site);
        await _luz.SignUpAsync(role: PersonRole.Coordinator);
    }

    public async ValueTask DisposeAsync()
    {
        _luz.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Template_Changed_IsWhatGoesOutAndIsAudited() // R31
    {
        using var saved = await SaveAsync(_luz);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var letter = await LetterAsync();
        Assert.Contains("María José", letter, StringComparison.Ordinal);
        Assert.Contains("La esperamos.", letter, StringComparison.Ordinal);
        Assert.Contains("Le escribimos porque", letter, StringComparison.Ordinal);
        var (action, before, after) = await AskAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Action == TemplatesAudit.Changed);
            var values = await db.AuditValues.SingleAsync(v => v.Sequence == entry.Sequence);
            return (entry.Subject, values.Before, values.After);
        });
        Assert.Equal("plantilla/bienvenida/1", action);
        Assert.Contains("¡qué bueno tenerle aquí!", before, StringComparison.Ordinal);
        Assert.Contains("La esperamos.", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_OnlyLookedAt_IsNotStored()
    {
        using var looked = await SaveAsync(_luz, more: ("accion", "ver"));
        var page = await HtmlPage.ReadAsync(looked, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains(
            "María José, bienvenida a aprender",
            page.QuerySelector("section[aria-labelledby=asi]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(Title, page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        Assert.Equal(0, await AskAsync(db => db.TemplateEditions.CountAsync()));
    }

    [Theory]
    [InlineData("Title", "", "Escriba el asunto.")]
    [InlineData("Title", "Hola {{apellido}}", "No hay un dato que se llame {{apellido}}")]
    [InlineData("Title", "Hola {{nombre", "Un dato quedó a medias")]
    [InlineData("Text", "Ya tiene su cuenta.", "Empiece con un saludo")]
    [InlineData("Action", "", "Escriba lo que dice el botón.")]
    [InlineData("Chat", "", "Escriba el mensaje de WhatsApp.")]
    public async Task Template_ThatCouldNotBeSent_IsRefusedWithWhatWasTyped(string field, string typed, string said)
    {
        using var refused = await SaveAsync(_luz, more: (field, typed));
        var page = await HtmlPage.ReadAsync(refused, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(said, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Empezar ya", field == "Action" ? "Empezar ya" : page.QuerySelector("input[name=Action]")!.GetAttribute("value"));
        Assert.Equal(0, await AskAsync(db => db.TemplateEditions.CountAsync()));
    }

    [Fact]
    public async Task Template_ChangedByTwoAtOnce_LosesNeither()
    {
        using var marta = new BrowserVisit(_site);
        await marta.SignUpAsync(role: PersonRole.Coordinator);
        using var first = await SaveAsync(_luz);

        using var second = await SaveAsync(marta, more: ("Title", "{{nombre}}, empecemos"));
        var page = await HtmlPage.ReadAsync(second, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains(Title, page.QuerySelector(".notice.error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("{{nombre}}, empecemos", page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        var version = page.QuerySelector("form[data-keep] input[name=version]")!.GetAttribute("value")!;
        using var third = await SaveAsync(marta, more: [("Title", "{{nombre}}, empecemos"), ("version", version)]);
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal(
            [Title, "{{nombre}}, empecemos"],
            await AskAsync(db => db.TemplateEditions.OrderBy(e => e.Version).Select(e => e.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task Template_SentTwice_IsStoredOnce() // R33
    {
        using var first = await SaveAsync(_luz);
        using var again = await SaveAsync(_luz);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(1, await AskAsync(db => db.TemplateEditions.CountAsync()));
    }

    [Fact]
    public async Task Template_Undone_IsAsItWasAndCanBeRedone()
    {
        var before = await LetterAsync();
        using var saved = await SaveAsync(_luz);
        var changed = await LetterAsync();

        using var undone = await _luz.PostAsync(Address + "/volver", ("version", "1"), ("edicion", "0"));

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(before, await LetterAsync());
        using var redone = await _luz.PostAsync(Address + "/volver", ("version", "2"), ("edicion", "1"));
        Assert.Equal(changed, await LetterAsync());
        var history = await _luz.ReadAsync(Address);
        Assert.Equal(3, history.QuerySelectorAll("main details").Length);
    }

    [Fact]
    public async Task Template_ForAFacilitator_IsNotThere()
    {
        using var facilitator = new BrowserVisit(_site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        Assert.Equal(HttpStatusCode.Forbidden, await facilitator.StatusAsync(Address));
        Assert.Equal(HttpStatusCode.NotFound, await _luz.StatusAsync("/coordinacion/plantillas/otra"));
    }

    // The unsubscribe link is sealed anew each time.
    private async Task<string> LetterAsync()
    {
        var letter = await HtmlPage.GetAsync(_luz.Browser, Address + "/carta", BrowserVisit.Cancel);
        return letter.Body!.Text();
    }

    private static Task<HttpResponseMessage> SaveAsync(BrowserVisit coordinator, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["version"] = "0",
            ["Title"] = Title,
            ["Text"] = Text,
            ["Action"] = "Empezar ya",
            ["Reason"] = "Se registró.",
            ["Chat"] = "Hola, {{nombre}}. ¿Le ayudo a empezar?",
        };
        foreach (var (name, value) in more)
            fields[name] = value;
        return coordinator.PostAsync(Address, [.. fields.Select(f => (f.Key, f.Value))]);
    }

    private async Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
