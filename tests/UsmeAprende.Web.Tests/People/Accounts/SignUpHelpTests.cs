namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>What the form asks and says, and how one comes back.</summary>
public sealed class SignUpHelpTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task SignUp_OfAnAdultWithAnError_OpensNothingAboutMinorsAndAsksThePasswordAgain()
    {
        using var ana = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form.Remove("DataTreatment");

        using var response = await ana.PostAsync("/registro", form);
        var page = await BrowserVisit.PageAsync(response);

        Assert.False(page.QuerySelector("form details")!.HasAttribute("open"));
        Assert.Equal("Por seguridad, escriba otra vez su clave.", page.QuerySelector(".error-summary a[href='#Password']")!.TextContent);
        Assert.Equal("true", page.GetElementById("Password")!.GetAttribute("aria-invalid"));
    }

    // R16
    [Theory]
    [InlineData("Minor", "true")]
    [InlineData("DocumentType", "TI")]
    [InlineData("Guardian", "Rosa Chisacá")]
    public async Task SignUp_AboutAMinorWithAnError_OpensThePartForMinors(string field, string value)
    {
        using var yuli = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form.Remove("DataTreatment");
        form[field] = value;

        using var response = await yuli.PostAsync("/registro", form);

        Assert.True((await BrowserVisit.PageAsync(response)).QuerySelector("form details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task SignUp_WithoutAPassword_IsAskedForOneAndNotForOneAgain()
    {
        using var ana = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form["Password"] = "";

        using var response = await ana.PostAsync("/registro", form);

        var told = (await BrowserVisit.PageAsync(response)).GetElementById("Password-error")!.TextContent;
        Assert.DoesNotContain("otra vez", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_JustMade_SaysHowToComeBackWithoutShowingTheWholeNumber()
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        using var made = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(document));

        var page = await ana.ReadAsync(made.Headers.Location!.ToString());
        var account = await ana.ReadAsync("/mi-cuenta");

        var told = page.QuerySelector(".notice.success")!;
        Assert.StartsWith("Su cuenta está lista, Ana Lucía – Mi aprendizaje", page.Title, StringComparison.Ordinal);
        Assert.Contains($"con su cédula terminada en {document[^4..]} y su clave.", told.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(document, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"con su cédula terminada en {document[^4..]}", account.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await ana.ReadAsync("/mi-aprendizaje")).QuerySelectorAll(".notice.success"));
    }
}
