using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.Reminders;

/// <summary>By which ways a person is reached: only those that they gave, and a call apart from WhatsApp.</summary>
public sealed class ReminderWaysTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Page = "/mi-cuenta/avisos";

    [Fact]
    public async Task Ways_NotGiven_AreNotOfferedAndSayHowToGiveThem()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();

        var page = await ana.ReadAsync(Page);

        Assert.Empty(page.QuerySelectorAll("input[name=vias], input[value$=':correo'], input[value$=':llamada']"));
        Assert.Equal(
            ["Agregar mi correo", "Agregar mi celular", "Agregar mi celular"],
            page.QuerySelectorAll("fieldset p.meta a").Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task EmailNotConfirmed_IsNotOfferedAndLeadsToItsConfirmation()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync(more: ("Email", "ana.vias@ejemplo.co"));

        var page = await ana.ReadAsync(Page);

        Assert.Equal("/mi-cuenta#correo", page.QuerySelector("fieldset p.meta a")!.GetAttribute("href"));
        Assert.NotNull((await ana.ReadAsync("/mi-cuenta")).GetElementById("correo"));
    }

    [Fact]
    public async Task Call_Refused_KeepsWhatsAppAndTheKindsChosenBefore()
    {
        using var ana = new BrowserVisit(site);
        var id = await ana.SignUpAsync(more: ("Phone", "300 123 4581"));
        using var first = await SendAsync(ana, form => form.RemoveAll(f => f is ("quiero", "siga:llamada")));

        using var saved = await SendAsync(ana, form => form.RemoveAll(f => f is ("vias", "llamada")));
        var page = await ana.ReadAsync(Page);

        Assert.Equal(["whatsapp"], page.QuerySelectorAll("input[name=vias][checked]").Select(i => i.GetAttribute("value")));
        Assert.Null(page.QuerySelector("input[value='siga:llamada'][checked]"));
        Assert.NotNull(page.QuerySelector("input[value='cupo:llamada'][checked]"));
        Assert.Equal(
            ParticipationNeeds.WrittenContact,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Needs).SingleAsync(BrowserVisit.Cancel))
        );
    }

    [Theory]
    [InlineData("si", true)]
    [InlineData("no", false)]
    public async Task OneAnswer_GivesOrWithdrawsTheConsent(string answer, bool expected)
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync(more: expected ? [] : [("Reminders", "true")]);

        using var saved = await ana.PostAsync(Page, ("recibir", answer));

        var permits = await ana.ReadAsync("/mi-cuenta/permisos");
        Assert.Equal(expected, permits.QuerySelector("#Reminders")!.HasAttribute("checked"));
        Assert.True((await ana.ReadAsync(Page)).QuerySelector($"input[name=recibir][value={answer}]")!.HasAttribute("checked"));
    }

    private static async Task<HttpResponseMessage> SendAsync(BrowserVisit visit, Action<List<(string Name, string Value)>> change)
    {
        var page = await visit.ReadAsync(Page);
        var form = page.QuerySelectorAll("main form input")
            .OfType<IHtmlInputElement>()
            .Where(i => i.Type is not ("radio" or "checkbox") || i.IsChecked)
            .Select(i => (i.Name!, i.Value))
            .ToList();
        change(form);
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Value)));
        return await visit.Browser.PostAsync(Page, content, BrowserVisit.Cancel);
    }
}
