using System.Net;

namespace UsmeAprende.Web.Tests.People.Accounts;

public sealed partial class SignUpPageTests(SiteHost site)
{
    [Theory]
    [InlineData("Document", "41.567.890")]
    [InlineData("Phone", "+57 300 123 4504")]
    [InlineData("Email", "Blanca.Nubia@Ejemplo.co")]
    public async Task SignUp_WithOneIdentifier_OpensASessionAndLetsThemInAgainByIt(string kind, string value)
    {
        using var blanca = new BrowserVisit(site);
        using var otherPhone = new BrowserVisit(site);
        var form = BrowserVisit.SignUpForm("");
        form[kind] = value;

        using var signUp = await blanca.PostAsync("/registro?volver=/mi-cuenta", form);
        using var signIn = await otherPhone.SignInAsync(value.ToUpperInvariant(), BrowserVisit.Password);

        Assert.Equal("/mi-cuenta", signUp.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await blanca.StatusAsync("/mi-cuenta"));
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
    }

    [Fact]
    public async Task SignUp_PressedTwice_MakesOneAccount()
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();

        using var first = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(document));
        using var second = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(document));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(1, await ana.WithDbAsync(db => Task.FromResult(db.PersonIdentifiers.Count(i => i.Value == document))));
    }

    // R33: the first press may have been stopped before its answer came.
    [Theory]
    [InlineData("Phone", "3001112233")]
    [InlineData("Place", "El Destino")]
    [InlineData("Reminders", "true")]
    public async Task SignUp_SentAgainWithOtherContent_OpensTheFirstAndTellsWhatWasNotStored(string field, string value)
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var form = BrowserVisit.SignUpForm(document);
        using var stopped = await ana.PostAsync("/registro", form);
        form[field] = value;

        using var ana2 = new BrowserVisit(site);
        using var second = await ana2.PostAsync("/registro?volver=/cursos", form);
        using var third = await ana2.PostAsync("/registro?volver=/cursos", BrowserVisit.SignUpForm(document));

        Assert.Equal("/mi-cuenta?hecho=registro-antes", second.Headers.Location?.OriginalString);
        var page = (await ana2.ReadAsync("/mi-cuenta?hecho=registro-antes")).Body!.TextContent;
        Assert.Contains("Lo que cambió después no se guardó", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Listo.", page, StringComparison.Ordinal);
        Assert.Equal("/cursos", third.Headers.Location?.OriginalString);
        Assert.Equal(1, await ana.WithDbAsync(db => Task.FromResult(db.PersonIdentifiers.Count(i => i.Value == document))));
    }

    // R33, R11: two accounts with one document and one password would leave their owner before both.
    [Fact]
    public async Task SignUp_SentAgainWithTheNameCorrected_AsksWhoseAccountItIsAndMakesNoSecond()
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var form = BrowserVisit.SignUpForm(document);
        using var stopped = await ana.PostAsync("/registro", form);
        form["GivenNames"] = "Ana Lucila";

        using var second = await ana.PostAsync("/registro", form);
        var page = await BrowserVisit.PageAsync(second);
        form["Password"] = "otra clave de otra persona";
        using var relative = await ana.PostAsync("/registro", form);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("Ana Lucía", page.GetElementById("Password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ana Lucila", page.GetElementById("GivenNames")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, relative.StatusCode);
        Assert.Equal(2, await ana.WithDbAsync(db => Task.FromResult(db.PersonIdentifiers.Count(i => i.Value == document))));
    }

    // R11: five are tried; the sixth is told before it matters, and not who the others are.
    [Fact]
    public async Task SignUp_SixthOnOnePhone_IsAskedForAnotherIdentifierAndEntersByIt()
    {
        const string Phone = "3001239876";
        for (var n = 0; n < 5; n++)
        {
            using var neighbour = new BrowserVisit(site);
            var own = BrowserVisit.SignUpForm("");
            (own["GivenNames"], own["Phone"], own["Password"]) = ($"Vecina {"ABCDE"[n]}", Phone, $"clave de la vecina {n}");
            using var welcome = await neighbour.PostAsync("/registro", own);
            Assert.Equal("/mi-aprendizaje?hecho=cuenta", welcome.Headers.Location?.OriginalString);
        }
        using var sixth = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var form = BrowserVisit.SignUpForm("");
        (form["GivenNames"], form["Phone"]) = ("Luz Dary", Phone);

        using var asked = await sixth.PostAsync("/registro", form);
        form["Document"] = document;
        using var made = await sixth.PostAsync("/registro", form);
        using var entered = await elsewhere.SignInAsync(document, BrowserVisit.Password);
        using var again = await sixth.SignInAsync(Phone, BrowserVisit.Password);

        var page = await BrowserVisit.PageAsync(asked);
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("su documento o su correo", page.GetElementById("Phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Vecina", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/mi-cuenta?hecho=otro-dato", made.Headers.Location?.OriginalString);
        Assert.Contains("Ya lo usan varias personas", (await sixth.ReadAsync("/mi-cuenta")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [entered.StatusCode, again.StatusCode]);
    }

    // R10, R12: claiming what someone else claims neither fails nor takes over.
    [Fact]
    public async Task SignUp_WithAnIdentifierOfSomeoneElse_MakesAnotherAccount()
    {
        using var ana = new BrowserVisit(site);
        using var impostor = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var first = await ana.SignUpAsync(document);

        var second = await impostor.SignUpAsync(document, more: [("GivenNames", "Otra"), ("Password", "otra clave bien larga")]);

        Assert.NotEqual(first, second);
        Assert.Contains("Ana Lucía", (await ana.ReadAsync("/mi-cuenta")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_EmptyAndUnderAge_ListsEveryFieldByNameInTheOrderOfTheForm()
    {
        using var ana = new BrowserVisit(site);

        using var response = await ana.PostAsync("/registro", ("Minor", "true"));
        var page = await BrowserVisit.PageAsync(response);

        var links = page.QuerySelectorAll(".error-summary a");
        var fields = page.QuerySelectorAll("form [id]").Select(e => e.Id).ToList();
        var told = links.Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["GivenNames", "Surnames", "Document", "Guardian", "GuardianAuthorises", "Password", "DataTreatment"], told);
        Assert.Equal(told.OrderBy(fields.IndexOf), told);
        Assert.Equal(
            [
                "Escriba sus nombres.",
                "Escriba sus apellidos. Si en el documento no hay apellidos, deje esta casilla vacía y marque «No tengo apellidos».",
            ],
            links.Take(2).Select(a => a.TextContent)
        );
    }

    [Theory]
    [InlineData("/entrar")]
    [InlineData("/registro")]
    [InlineData("/entrar/recuperar")]
    [InlineData("/entrar?volver=/mi-cuenta")]
    public async Task Door_BeforeAnythingIsSent_SetsNoCookie(string path)
    {
        using var visit = new BrowserVisit(site);

        using var response = await visit.Browser.GetAsync(path, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
