using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People.Identity;

public sealed class StaffSearchPageTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R14
    [Fact]
    public async Task Search_ByIdentifierOrFullName_ShowsInitialsPlaceAndLastFourOnly()
    {
        using var elber = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        await elber.SignUpAsync(
            document,
            more:
            [
                ("GivenNames", "Élber Ñusta"),
                ("Surnames", "Quisquinay Ümaña"),
                ("BirthYear", "1961"),
                ("Place", "Alfonso López"),
                ("Phone", "3001234510"),
                ("Email", "elber@ejemplo.co"),
            ]
        );
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        foreach (
            var form in new (string, string)[][]
            {
                [("Identifier", document)],
                [("Identifier", "300 123 4510")],
                [("Names", "umaña quisquinay ELBER ñusta"), ("BirthYear", "1961")],
            }
        )
        {
            using var response = await facilitator.PostAsync("/facilitacion/personas", form);
            var card = (await BrowserVisit.PageAsync(response)).QuerySelector("li dl.facts")!.TextContent;
            Assert.Contains("É.Ñ.Q.Ü.", card, StringComparison.Ordinal);
            Assert.Contains("Alfonso López", card, StringComparison.Ordinal);
            Assert.Contains(document[^4..], card, StringComparison.Ordinal);
            Assert.DoesNotContain(document, card, StringComparison.Ordinal);
            Assert.DoesNotContain("Quisquinay", card, StringComparison.Ordinal);
            Assert.DoesNotContain("@", card, StringComparison.Ordinal);
        }
    }

    // R14: nobody can be browsed for.
    [Theory]
    [InlineData("Identifier", "7")]
    [InlineData("Identifier", "%")]
    [InlineData("Names", "Élber")]
    [InlineData("Names", "%% %%")]
    [InlineData("Names", "<script> <b>")]
    public async Task Search_ByAPart_FindsNobody(string field, string value)
    {
        using var elber = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        await elber.SignUpAsync(more: [("GivenNames", "Élber"), ("BirthYear", "1961")]);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        using var response = await facilitator.PostAsync("/facilitacion/personas", (field, value), ("BirthYear", "1961"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull((await BrowserVisit.PageAsync(response)).QuerySelector(".empty"));
    }

    // R10
    [Fact]
    public async Task Document_SeenByStaff_IsVerifiedOnlyWhenItIsTheClaimedOne()
    {
        using var ana = new BrowserVisit(_site);
        using var walkIn = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var other = await walkIn.SignUpAsync(document, more: [("GivenNames", "Otra"), ("Password", "otra clave bien larga")]);
        var staff = await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        using var wrong = await SeeAsync(facilitator, id, "99999999");
        using var nonsense = await SeeAsync(facilitator, id, "<b>");
        using var right = await SeeAsync(facilitator, id, document);
        using var second = await SeeAsync(facilitator, other, document);
        using var own = await SeeAsync(facilitator, staff, document);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        var verified = await ana.WithDbAsync(db => db.PersonIdentifiers.SingleAsync(i => i.VerifiedAt != null, BrowserVisit.Cancel));
        Assert.Equal((id, staff), (verified.PersonId, verified.VerifiedById!.Value));
    }

    [Fact]
    public async Task Search_Answered_ShowsTheResultBeforeTheForm()
    {
        using var facilitator = new BrowserVisit(_site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        using var nobody = await facilitator.PostAsync("/facilitacion/personas", ("Identifier", BrowserVisit.NewDocument()));
        var page = await BrowserVisit.PageAsync(nobody);

        Assert.Equal(["resultados", "Identifier"], page.QuerySelectorAll("#resultados, #Identifier").Select(e => e.Id));
        Assert.True(page.GetElementById("resultados")!.HasAttribute("autofocus"));
    }

    // R15, R31
    [Fact]
    public async Task Audit_ForTheAdministrator_NamesStaffAndNobodyElse()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        using var administrator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document, more: [("GivenNames", "Yuliana")]);
        await boss.SignUpAsync(role: PersonRole.Coordinator, more: [("GivenNames", "Luz Mariela")]);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        (await SeeAsync(boss, id, document)).Dispose();

        var page = (await administrator.ReadAsync("/administracion/auditoria")).QuerySelector("main")!.TextContent;
        using var verdict = await administrator.PostAsync("/administracion/auditoria/comprobar");

        Assert.Contains("Luz Mariela", page, StringComparison.Ordinal);
        Assert.Contains("Anotó que vio un documento", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Yuliana", page, StringComparison.Ordinal);
        Assert.DoesNotContain(document, page, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), page, StringComparison.Ordinal);
        Assert.NotNull((await BrowserVisit.PageAsync(verdict)).QuerySelector(".notice.success"));
    }

    // R31
    [Fact]
    public async Task Audit_OfWhoHasLeftTheTeam_StillNamesThem()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        using var administrator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var left = await boss.SignUpAsync(role: PersonRole.Coordinator, more: [("GivenNames", "Saturnina")]);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        (await SeeAsync(boss, id, document)).Dispose();

        (
            await administrator.PostAsync(
                "/coordinacion/papeles/papel",
                ("person", left.ToString()),
                ("role", nameof(PersonRole.Learner)),
                ("confirmed", "true")
            )
        ).Dispose();

        var rows = (await administrator.ReadAsync("/administracion/auditoria"))
            .QuerySelectorAll("ol.grid li")
            .Select(row => row.TextContent);
        Assert.Contains(
            rows,
            row =>
                row.Contains("Anotó que vio un documento", StringComparison.Ordinal) && row.Contains("Saturnina", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(PersonRole.Facilitator, "/facilitacion")]
    [InlineData(PersonRole.Coordinator, "/coordinacion")]
    [InlineData(PersonRole.Coordinator, "/coordinacion/papeles")]
    [InlineData(PersonRole.Administrator, "/administracion")]
    [InlineData(PersonRole.Administrator, "/coordinacion/papeles")]
    public async Task StartPage_OfARole_Opens(PersonRole role, string path)
    {
        using var staff = new BrowserVisit(_site);
        await staff.SignUpAsync(role: role);

        Assert.NotEmpty((await staff.ReadAsync(path)).QuerySelector("h1")!.TextContent);
    }

    private static Task<HttpResponseMessage> SeeAsync(BrowserVisit staff, PersonId person, string document) =>
        staff.PostAsync($"/facilitacion/personas/{person}/documento", ("documentType", "CC"), ("document", document));
}
