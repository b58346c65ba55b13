using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Kit.Security;

/// <summary>R32: what a page made for one person sends is nobody else's, whatever the session says by then.</summary>
public sealed class PageOwnerGuardTests(SiteHost site)
{
    private const string NotYours = "En este equipo entró otra persona";

    [Fact]
    public async Task Permissions_OfWhoLeft_SentInTheSessionOfWhoCame_ChangeNothingOfTheirs()
    {
        using var ana = new BrowserVisit(site);
        using var oscar = new BrowserVisit(site);
        await ana.SignUpAsync();
        var id = await oscar.SignUpAsync();
        var form = FormOf(await ana.ReadAsync("/mi-cuenta/permisos"), "/mi-cuenta/permisos");
        form["Image"] = "true";

        using var refused = await oscar.PostAsync("/mi-cuenta/permisos", form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(NotYours, (await BrowserVisit.PageAsync(refused)).QuerySelector("h1")!.TextContent);
        Assert.False(
            await oscar.WithDbAsync(db =>
                db.Consents.AnyAsync(c => c.PersonId == id && c.Purpose == ConsentPurpose.Image && c.Given, BrowserVisit.Cancel)
            )
        );
    }

    [Fact]
    public async Task Form_OfWhoLeft_GivesBackWhatWasTypedButNoPassword()
    {
        using var ana = new BrowserVisit(site);
        using var oscar = new BrowserVisit(site);
        await ana.SignUpAsync();
        await oscar.SignUpAsync();
        var form = FormOf(await ana.ReadAsync("/mi-cuenta/datos"), "/mi-cuenta/datos");
        form["GivenNames"] = "Ana <b>María";
        form["password"] = "no-se-devuelve";

        using var refused = await oscar.PostAsync("/mi-cuenta/datos", form);
        var page = await BrowserVisit.PageAsync(refused);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Ana <b>María", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("no-se-devuelve", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(form[PageOwnerGuard.Field], page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAMemberOfStaff_SentInTheSessionOfALearner_IsSaidToBeAnothersAndNotForbidden()
    {
        using var facilitator = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var rosa = new BrowserVisit(site);
        await rosa.SignUpAsync();

        using var refused = await rosa.PostAsync(
            "/facilitacion/personas/registrar",
            ("GivenNames", "Mussa"),
            (PageOwnerGuard.Field, $"{facilitator.Id}")
        );
        var page = await BrowserVisit.PageAsync(refused);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(NotYours, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Mussa", page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_OfWhoLeft_IsRefused()
    {
        using var came = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var list = new ByteArrayContent("nombres,apellidos\nAna,Chisacá"u8.ToArray());
        using var form = new MultipartFormDataContent
        {
            { list, "File", "lista.csv" },
            { new StringContent(Guid.CreateVersion7().ToString()), PageOwnerGuard.Field },
        };
        using var browser = site.BareBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", came.Browser.DefaultRequestHeaders.GetValues("Cookie"));

        using var refused = await browser.PostAsync("/facilitacion/personas/importar", form, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Form_OfWhoLeft_WithNobodySignedIn_IsToldThatTheSessionEnded()
    {
        using var ana = new BrowserVisit(site);
        using var nobody = new BrowserVisit(site);
        var id = await ana.SignUpAsync();
        var lesson = LessonFormClient.Find(site, QuestionKind.Choice).Lesson;

        using var refused = await nobody.PostAsync(lesson.Path, ("accion", "terminar"), (PageOwnerGuard.Field, $"{id}"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Su sesión se cerró", (await BrowserVisit.PageAsync(refused)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task LessonPage_AnsweredByWhoLeft_KeepsNothingForWhoCame() // R9
    {
        using var ana = new BrowserVisit(site);
        using var oscar = new BrowserVisit(site);
        await ana.SignUpAsync();
        await oscar.SignUpAsync();
        var lesson = LessonFormClient.Find(site, QuestionKind.Choice).Lesson;
        using var first = await ana.PostAsync(lesson.Path, ("accion", "no se entiende"));
        var form = FormOf(await BrowserVisit.PageAsync(first), $"#{LessonPage.FinishAnchor}");
        form["accion"] = "terminar";

        using var refused = await oscar.PostAsync(lesson.Path, form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.DoesNotContain(
            lesson.Id.Value,
            await oscar.Browser.GetStringAsync("/api/me", BrowserVisit.Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignOut_FromThePageOfWhoLeft_SignsOutWhoeverCame()
    {
        using var oscar = new BrowserVisit(site);
        await oscar.SignUpAsync();

        using var left = await oscar.PostAsync("/salir", (PageOwnerGuard.Field, $"{Guid.CreateVersion7()}"));

        Assert.Equal("/salida", left.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await oscar.StatusAsync("/api/me"));
    }

    [Theory]
    [InlineData("/api/insignias")]
    [InlineData("/api/me")]
    public async Task Api_AskedByThePageOfWhoLeft_TellsItNothingOfWhoCame(string path)
    {
        using var oscar = new BrowserVisit(site);
        await oscar.SignUpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(PageOwnerGuard.Header, Guid.CreateVersion7().ToString());

        using var refused = await oscar.Browser.SendAsync(request, BrowserVisit.Cancel);

        await LearnerClient.AssertProblemAsync(refused, HttpStatusCode.Conflict, "other-person");
    }

    [Fact]
    public async Task Api_OfStaff_AskedInTheSessionOfALearner_SaysItIsAnothers()
    {
        using var oscar = new BrowserVisit(site);
        await oscar.SignUpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/encuentros/{Guid.CreateVersion7()}/marcas")
        {
            Content = JsonContent.Create(new { }),
        };
        request.Headers.Add(PageOwnerGuard.Header, Guid.CreateVersion7().ToString());

        using var refused = await oscar.Browser.SendAsync(request, BrowserVisit.Cancel);

        await LearnerClient.AssertProblemAsync(refused, HttpStatusCode.Conflict, "other-person");
    }

    [Fact]
    public async Task Pages_SayForWhomTheyWereMade_AndPublicOnesAreNobodys()
    {
        using var ana = new BrowserVisit(site);
        using var nobody = new BrowserVisit(site);
        var id = await ana.SignUpAsync();
        var lesson = LessonFormClient.Find(site, QuestionKind.Choice).Lesson;
        using var failed = await nobody.PostAsync("/diagnostico");

        Assert.All(
            (await ana.ReadAsync("/mi-cuenta/permisos")).QuerySelectorAll($"form [name={PageOwnerGuard.Field}]"),
            field => Assert.Equal($"{id}", field.GetAttribute("value"))
        );
        Assert.Empty((await ana.ReadAsync(lesson.Path)).QuerySelectorAll($"[name={PageOwnerGuard.Field}]"));
        Assert.Equal(
            PageOwnerGuard.Nobody,
            (await BrowserVisit.PageAsync(failed)).QuerySelector($"form [name={PageOwnerGuard.Field}]")!.GetAttribute("value")
        );
    }

    /// <summary>What a browser would send of a form, hidden fields and all.</summary>
    private static Dictionary<string, string> FormOf(IHtmlDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[name]")
            .OfType<IHtmlInputElement>()
            .Where(i => i.Type is not ("checkbox" or "radio") || i.IsChecked)
            .GroupBy(i => i.Name!)
            .ToDictionary(i => i.Key, i => i.First().Value);
}
