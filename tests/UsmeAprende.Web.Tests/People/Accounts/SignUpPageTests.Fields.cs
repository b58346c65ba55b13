using System.Net;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>What is wrong in a field.</summary>
public sealed partial class SignUpPageTests
{
    [Theory]
    [InlineData("GivenNames", "")]
    [InlineData("GivenNames", "<script>alert(1)</script>")]
    [InlineData("GivenNames", "=HYPERLINK(\"x\")")]
    [InlineData("Surnames", "'; DROP TABLE People; --")]
    [InlineData("Surnames", "../../etc/passwd")]
    [InlineData("Surnames", "😀😀")]
    [InlineData("Surnames", "\u200B\u202E")]
    [InlineData("Document", "abc")]
    [InlineData("Document", "12")]
    [InlineData("DocumentType", "XX")]
    [InlineData("Phone", "3001")]
    [InlineData("Email", "ana@")]
    [InlineData("BirthYear", "mil")]
    [InlineData("BirthYear", "3000")]
    [InlineData("Place", "<b>")]
    [InlineData("Password", "corta")]
    [InlineData("Password", "colombia2024")]
    [InlineData("DataTreatment", "")]
    [InlineData("DataTreatment", "quizás")]
    public async Task SignUp_WithAWrongField_SaysSoBesideItAndKeepsTheRest(string field, string value)
    {
        using var ana = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form[field] = value;

        using var response = await ana.PostAsync("/registro", form);

        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal(form["Document"], page.QuerySelector("#Document")!.GetAttribute("value") ?? "");
        Assert.Null(page.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("GivenNames")]
    [InlineData("Surnames")]
    [InlineData("Document")]
    [InlineData("Phone")]
    [InlineData("Email")]
    [InlineData("Place")]
    [InlineData("Guardian")]
    [InlineData("Password")]
    public async Task SignUp_WithAnOverlongField_IsRefusedWithASentence(string field)
    {
        using var ana = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form["Minor"] = form["GuardianAuthorises"] = "true";
        form["Guardian"] = "Rosa Ruiz";
        form[field] = new string('a', 10_000);

        using var response = await ana.PostAsync("/registro", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await BrowserVisit.PageAsync(response)).QuerySelector(".error-summary"));
    }

    // R16
    [Theory]
    [InlineData("DocumentType", "TI")]
    [InlineData("BirthYear", "2020")]
    [InlineData("Minor", "true")]
    public async Task SignUp_OfAMinor_NeedsAnAdultWhoAuthorises(string field, string value)
    {
        using var yuliana = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form[field] = value;

        using var alone = await yuliana.PostAsync("/registro", form);
        form["Guardian"] = "Blanca Nubia Chisica";
        using var withoutYes = await yuliana.PostAsync("/registro", form);
        form["GuardianAuthorises"] = "true";
        using var together = await yuliana.PostAsync("/registro", form);

        Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutYes.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, together.StatusCode);
        Assert.Contains("Blanca Nubia Chisica", (await yuliana.ReadAsync("/mi-cuenta")).Body!.TextContent, StringComparison.Ordinal);
    }
}
