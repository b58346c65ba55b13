using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.People;

/// <summary>R35 over HTTP: what nobody sees of a pasted text breaks no form, and changes nothing of what was meant.</summary>
public sealed class PastedTextTests(PastedTextTests.StaffSite site) : IClassFixture<PastedTextTests.StaffSite>
{
    // A noncharacter on which string.Normalize throws, half a pair, a NUL, marks of direction, a space of no width, a hyphen that does not
    // break.
    private const string Unseen = "\uFFFE\uFFFF\uDC00\0\u202A\u200B\u2011\u202C\uFEFF";

    [Theory]
    [InlineData("Document", "CC", "52345678", "\u202A52\u200B345678\u202C")]
    [InlineData("Document", "CC", "52.345.679", "５２３４５６７９\uFFFE")]
    [InlineData("Document", "CC", "79123456", "79123456,00")] // R36
    [InlineData("Phone", "", "3001234501", "\u202A+57 300\u20111234501\u202C")]
    [InlineData("Phone", "", "300 123 4502", "tel:+573001234502")]
    [InlineData("Email", "", "ana.ruiz@correo.co", "\uFEFFAna.Ruiz\u200B@correo.co\uFFFE")]
    public async Task Identifier_PastedAtSignUpOrAtTheDoor_IsTheOneThatIsSeen(string field, string type, string seen, string pasted)
    {
        using var ana = new BrowserVisit(site);
        using var luz = new BrowserVisit(site);
        using var door = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm("");
        (form[field], form["DocumentType"]) = (pasted, type);

        using var signUp = await ana.PostAsync("/registro", form);
        using var bySeen = await door.SignInAsync(seen, BrowserVisit.Password);
        using var byPasted = await luz.SignInAsync(pasted, BrowserVisit.Password);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect],
            new[] { signUp, bySeen, byPasted }.Select(r => r.StatusCode)
        );
    }

    [Fact]
    public async Task Password_WithACharacterThatNoTextMayHold_OpensOnlyByItself()
    {
        using var ana = new BrowserVisit(site);
        using var door = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var form = BrowserVisit.SignUpForm(document);
        form["Password"] = "tinto con \uFFFE panela 84";

        using var signUp = await ana.PostAsync("/registro", form);
        using var same = await door.SignInAsync(document, form["Password"]);
        using var other = await door.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.BadRequest],
            new[] { signUp, same, other }.Select(r => r.StatusCode)
        );
    }

    [Theory]
    [InlineData("/entrar")]
    [InlineData("/registro")]
    [InlineData("/entrar/recuperar")]
    [InlineData("/entrar/carne")]
    [InlineData("/verificar")]
    [InlineData("/cursos/emprendimiento/modelo/prueba")]
    public Task PublicForm_FilledWithWhatNobodySees_IsAnsweredInWords(string path) => EveryFormOfAsync(null, path);

    [Theory]
    [InlineData("/mi-cuenta/datos")]
    [InlineData("/mi-cuenta/seguridad")]
    [InlineData("/mi-cuenta/borrar")]
    [InlineData("/facilitacion/personas")]
    [InlineData("/facilitacion/personas/registrar")]
    [InlineData("/facilitacion/encuentros/nuevo")]
    [InlineData("/facilitacion/lugares-de-encuentro")]
    [InlineData("/coordinacion/papeles")]
    [InlineData("/coordinacion/lugares")]
    [InlineData("/coordinacion/insignias")]
    [InlineData("/coordinacion/metas")]
    [InlineData("/coordinacion/certificados/registro")]
    public Task StaffForm_FilledWithWhatNobodySees_IsAnsweredInWords(string path) => EveryFormOfAsync(PersonRole.Coordinator, path);

    [Theory]
    [InlineData("/encuentros/{0}/reservar", 48)]
    [InlineData("/facilitacion/encuentros/{0}/papel", -1)]
    [InlineData("/facilitacion/encuentros/{0}/acta", -1)]
    [InlineData("/facilitacion/encuentros/{0}/registrar", -1)]
    [InlineData("/facilitacion/encuentros/{0}/cierre", -1)]
    [InlineData("/facilitacion/encuentros/{0}/editar", 48)]
    [InlineData("/facilitacion/encuentros/{0}/cancelar", 48)]
    public async Task FormOfAGathering_FilledWithWhatNobodySees_IsAnsweredInWords(string path, int hoursAhead)
    {
        using var facilitator = new BrowserVisit(site);
        var gathering = await PaperCafe.PlanAsync(
            site,
            facilitator,
            await facilitator.SignUpAsync(role: PersonRole.Coordinator),
            hoursAhead
        );

        await EveryFormAsync(facilitator, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, gathering));
    }

    private async Task EveryFormOfAsync(PersonRole? role, string path)
    {
        using var visit = new BrowserVisit(site);
        if (role is { } staff)
            await visit.SignUpAsync(role: staff);
        await EveryFormAsync(visit, path);
    }

    private static async Task EveryFormAsync(BrowserVisit visit, string path)
    {
        var page = await visit.ReadAsync(path);
        var forms = page.QuerySelectorAll<IHtmlFormElement>("main form")
            .Where(f => f.QuerySelector("input:not([type=hidden]),textarea") is not null)
            .ToList();
        Assert.NotEmpty(forms);

        foreach (var form in forms)
        {
            var action = form.GetAttribute("action") is { Length: > 0 } there ? there : path;
            var filled = form.QuerySelectorAll("[name]")
                .GroupBy(field => field.GetAttribute("name")!)
                .ToDictionary(same => same.Key, same => Filled(same.First()));
            using var content = new FormUrlEncodedContent(filled);
            using var answer = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
                ? await visit.Browser.PostAsync(action, content, BrowserVisit.Cancel)
                : await visit.Browser.GetAsync($"{action}?{await content.ReadAsStringAsync(BrowserVisit.Cancel)}", BrowserVisit.Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{action}: {(int)answer.StatusCode}");
        }
    }

    private static string Filled(IElement field) =>
        field switch
        {
            IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
            IHtmlInputElement { Type: "checkbox" or "radio" } tick => tick.GetAttribute("value") ?? "true",
            IHtmlSelectElement choice => choice.QuerySelectorAll<IHtmlOptionElement>("option").Select(o => o.Value).LastOrDefault() ?? "",
            _ => $"Ana{Unseen}María 3",
        };

    /// <summary>One for all: what each types is its own.</summary>
    public sealed class StaffSite : SiteHost
    {
        public StaffSite() => With("People:StaffSecondFactor", "Optional").With("People:TriesPerAddress", "1000");
    }
}
