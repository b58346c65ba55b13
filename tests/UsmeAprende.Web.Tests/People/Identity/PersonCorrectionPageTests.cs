using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People.Identity;

/// <summary>Staff put right what was mistyped of somebody who has no password to do it with, and of nobody else.</summary>
public sealed class PersonCorrectionPageTests : IAsyncLifetime
{
    private const string Staff = "/facilitacion/personas";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _facilitator = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _facilitator = new BrowserVisit(_site);
        await _facilitator.SignUpAsync(role: PersonRole.Facilitator);
    }

    public async ValueTask DisposeAsync()
    {
        _facilitator.Dispose();
        await _site.DisposeAsync();
    }

    // R10, R31
    [Fact]
    public async Task WalkIn_WhoseDocumentWasMistyped_IsCorrectedThenSeenAndAudited()
    {
        var person = await RegisterAsync(("Document", "79123465"), ("DocumentType", "CC"));
        using var refused = await _facilitator.PostAsync($"{Staff}/{person}/documento", ("documentType", "CC"), ("document", "79123456"));

        using var corrected = await CorrectAsync(
            person,
            ("GivenNames", "Hermelinda María"),
            ("Document", "79.123.456"),
            ("DocumentType", "CC"),
            ("Reason", "Quedó mal en la lista.")
        );
        using var repeated = await CorrectAsync(
            person,
            ("GivenNames", "Hermelinda María"),
            ("Document", "79.123.456"),
            ("DocumentType", "CC"),
            ("Reason", "Quedó mal en la lista.")
        );
        using var seen = await _facilitator.PostAsync($"{Staff}/{person}/documento", ("documentType", "CC"), ("document", "79123456"));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.OK],
            [refused.StatusCode, corrected.StatusCode, repeated.StatusCode, seen.StatusCode]
        );
        Assert.NotNull((await BrowserVisit.PageAsync(refused)).QuerySelector($"a[href='{Staff}/{person}/corregir']"));
        var stored = await _facilitator.WithDbAsync(db =>
            db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == person, BrowserVisit.Cancel)
        );
        Assert.Equal("Hermelinda María Ruis Gomes", stored.FullName);
        Assert.Equal(("79123456", true), (Assert.Single(stored.Identifiers).Value, stored.Identifiers[0].VerifiedAt is not null));
        var audited = await _facilitator.WithDbAsync(db =>
            (
                from entry in db.AuditEntries
                join values in db.AuditValues on entry.Sequence equals values.Sequence
                where entry.Action == PeopleAudit.Corrected
                select new { values.Before, values.After }
            ).SingleAsync(BrowserVisit.Cancel)
        );
        Assert.Contains("79123465", audited.Before, StringComparison.Ordinal);
        Assert.Contains("79123456", audited.After, StringComparison.Ordinal);
        Assert.Contains("Quedó mal en la lista.", audited.After, StringComparison.Ordinal);
    }

    // R14
    [Fact]
    public async Task CorrectionPage_OfSomebody_ShowsNothingOfWhatIsStored()
    {
        var person = await RegisterAsync(("Document", "79123465"), ("DocumentType", "CC"), ("Phone", "3001234567"));

        var page = await _facilitator.ReadAsync($"{Staff}/{person}/corregir");

        Assert.DoesNotContain("Hermelinda", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("79123465", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3001234567", page.Source.Text, StringComparison.Ordinal);
    }

    // R15
    [Fact]
    public async Task Person_WithAPassword_IsCorrectedByThemselvesOnly()
    {
        using var ana = new BrowserVisit(_site);
        var id = await ana.SignUpAsync();
        var own = await _facilitator.WithDbAsync(db =>
            db.People.Where(p => p.Role == PersonRole.Facilitator).Select(p => p.Id).SingleAsync(BrowserVisit.Cancel)
        );

        using var theirs = await CorrectAsync(id, ("GivenNames", "Otra"), ("Reason", "Porque sí."));
        using var oneself = await CorrectAsync(own, ("GivenNames", "Otra"), ("Reason", "Porque sí."));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [theirs.StatusCode, oneself.StatusCode]);
        Assert.Equal(HttpStatusCode.NotFound, await _facilitator.StatusAsync($"{Staff}/{id}/corregir"));
        Assert.Null((await _facilitator.ReadAsync($"{Staff}/{id}")).QuerySelector("a[href$='/corregir']"));
        Assert.Equal(0, await _facilitator.WithDbAsync(db => db.People.CountAsync(p => p.GivenNames == "Otra", BrowserVisit.Cancel)));
    }

    [Theory]
    [InlineData("GivenNames", "<b>1</b>")]
    [InlineData("Document", "abc")]
    [InlineData("Phone", "123")]
    [InlineData("Reason", "")]
    [InlineData("BirthYear", "2020")] // R16
    [InlineData("DocumentType", "TI")] // R16
    public async Task Correction_ThatIsNotRight_ComesBackWithASentenceAndWhatWasTyped(string field, string value)
    {
        var person = await RegisterAsync();
        var form = new Dictionary<string, string>
        {
            ["Surnames"] = "Ruiz Gómez",
            ["Document"] = "79123456",
            ["DocumentType"] = "CC",
            ["Reason"] = "Quedó mal.",
        };
        form[field] = value;

        using var answer = await _facilitator.PostAsync($"{Staff}/{person}/corregir", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await BrowserVisit.PageAsync(answer);
        Assert.NotEmpty(page.QuerySelectorAll(".error-summary li"));
        Assert.Equal("Ruiz Gómez", page.QuerySelector("#Surnames")!.GetAttribute("value"));
        Assert.Equal(
            "Ruis Gomes",
            await _facilitator.WithDbAsync(db =>
                db.People.Where(p => p.Id == person).Select(p => p.Surnames).SingleAsync(BrowserVisit.Cancel)
            )
        );
    }

    [Fact]
    public async Task Correction_OfNothing_IsAskedForOne()
    {
        var person = await RegisterAsync();

        using var answer = await CorrectAsync(person, ("Reason", "Quedó mal."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<HttpResponseMessage> CorrectAsync(PersonId person, params (string Name, string Value)[] form) =>
        _facilitator.PostAsync($"{Staff}/{person}/corregir", form);

    private async Task<PersonId> RegisterAsync(params (string Name, string Value)[] more)
    {
        var page = await _facilitator.ReadAsync($"{Staff}/registrar");
        var form = more.ToDictionary(m => m.Name, m => m.Value);
        (form["Id"], form["GivenNames"], form["Surnames"], form["DataTreatment"]) = (
            page.QuerySelector("[name=Id]")!.GetAttribute("value")!,
            "Hermelinda",
            "Ruis Gomes",
            "true"
        );
        using var response = await _facilitator.PostAsync($"{Staff}/registrar", form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return PersonId.Parse(form["Id"]);
    }
}
