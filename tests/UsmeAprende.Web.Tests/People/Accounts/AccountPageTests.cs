using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Web.Tests.People.Accounts;

public sealed class AccountPageTests(SiteHost site)
{
    [Theory]
    [InlineData("/mi-cuenta")]
    [InlineData("/mi-cuenta/datos")]
    [InlineData("/mi-cuenta/permisos")]
    [InlineData("/mi-cuenta/seguridad")]
    [InlineData("/mi-cuenta/segundo-paso")]
    [InlineData("/mi-cuenta/borrar")]
    public async Task OwnPage_SaysWhoseItIsAndIsNeverKept(string path)
    {
        using var ana = new BrowserVisit(site);
        var id = await ana.SignUpAsync();

        using var response = await ana.Browser.GetAsync(path, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(id.ToString(), (await BrowserVisit.PageAsync(response)).Body!.GetAttribute("data-person"));
    }

    [Fact]
    public async Task Consents_GivenAndWithdrawn_KeepTheirHistory()
    {
        await using var own = new SiteHost();
        using var ana = new BrowserVisit(own);
        var id = await ana.SignUpAsync(more: [("Reminders", "true")]);

        own.Clock.Advance(TimeSpan.FromDays(1));
        (await ana.PostAsync("/mi-cuenta/permisos", ("Image", "true"))).Dispose();
        own.Clock.Advance(TimeSpan.FromDays(1));
        (await ana.PostAsync("/mi-cuenta/permisos", ("Image", "true"))).Dispose();

        var history = await ana.WithDbAsync(db =>
            db.Consents.Where(c => c.PersonId == id)
                .OrderBy(c => c.DecidedAt)
                .Select(c => $"{c.Purpose} {c.Given} {c.Version}")
                .ToListAsync(BrowserVisit.Cancel)
        );
        Assert.Equal(
            new[] { "DataTreatment True", "Reminders True", "Image False", "Reminders False", "Image True" }
                .Select(line => $"{line} {ConsentRecord.CurrentVersion}")
                .Order(),
            history.Order()
        );
        Assert.Equal(5, (await ana.ReadAsync("/mi-cuenta/permisos")).QuerySelectorAll(".decisions > li").Length);
    }

    [Fact]
    public async Task Password_Changed_ClosesEveryOtherSession()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();

        using var wrong = await ana.PostAsync("/mi-cuenta/seguridad/clave", ("Password", "no es"), ("NewPassword", "ruana nueva y azul"));
        using var right = await ana.PostAsync(
            "/mi-cuenta/seguridad/clave",
            ("Password", BrowserVisit.Password),
            ("NewPassword", "ruana nueva y azul")
        );

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(HttpStatusCode.Redirect, await elsewhere.StatusAsync("/mi-cuenta"));
    }

    [Fact]
    public async Task SignOutEverywhere_WorksAtOnceAndForgetsTheDevices()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync("/api/me"));

        using var response = await ana.PostAsync("/mi-cuenta/seguridad/cerrar-todo");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync("/api/me"));
        Assert.Equal(0, await ana.WithDbAsync(db => db.PersonDevices.CountAsync(d => d.PersonId == id, BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task Device_OfSomeoneElse_CannotBeForgotten()
    {
        using var ana = new BrowserVisit(site);
        using var other = new BrowserVisit(site);
        var id = await ana.SignUpAsync();
        await other.SignUpAsync();
        var device = await ana.WithDbAsync(db => db.PersonDevices.SingleAsync(d => d.PersonId == id, BrowserVisit.Cancel));

        (await other.PostAsync("/mi-cuenta/seguridad/aparatos/quitar", ("device", device.Id.ToString()))).Dispose();
        var kept = await ana.WithDbAsync(db => db.PersonDevices.CountAsync(d => d.PersonId == id, BrowserVisit.Cancel));
        (await ana.PostAsync("/mi-cuenta/seguridad/aparatos/quitar", ("device", device.Id.ToString()))).Dispose();

        Assert.Equal(1, kept);
        Assert.Equal(0, await ana.WithDbAsync(db => db.PersonDevices.CountAsync(d => d.PersonId == id, BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task Export_HoldsWhatThePersonGave()
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document, more: [("Place", "El Destino"), ("Phone", "3157778899")]);

        using var response = await ana.Browser.GetAsync("/mi-cuenta/mis-datos.json", BrowserVisit.Cancel);

        var json = await response.Content.ReadAsStringAsync(BrowserVisit.Cancel);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.All(
            ["Ana Lucía", "Fernández", document, "El Destino", "+573157778899", ConsentRecord.CurrentVersion],
            value => Assert.Contains(value, json, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("asswordHash", json, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(json);
        Assert.True(parsed.RootElement.TryGetProperty("persona", out _));
    }

    // R30
    [Fact]
    public async Task Erasure_TypedAndConfirmed_SignsOutAndRefusesLaterSignIn()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();

        using var unsure = await ana.PostAsync("/mi-cuenta/borrar", ("Confirmation", "no sé"), ("Password", BrowserVisit.Password));
        using var wrong = await ana.PostAsync("/mi-cuenta/borrar", ("Confirmation", "borrar"), ("Password", "no es"));
        using var sure = await ana.PostAsync("/mi-cuenta/borrar", ("Confirmation", "borrar "), ("Password", BrowserVisit.Password));
        using var later = await elsewhere.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, sure.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, later.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await elsewhere.StatusAsync("/mi-cuenta"));
    }

    [Theory]
    [InlineData("/mi-cuenta/datos")]
    [InlineData("/mi-cuenta/correo")]
    [InlineData("/mi-cuenta/permisos")]
    [InlineData("/mi-cuenta/seguridad/clave")]
    [InlineData("/mi-cuenta/seguridad/aparatos/quitar")]
    [InlineData("/mi-cuenta/seguridad/llaves")]
    [InlineData("/mi-cuenta/seguridad/llaves/quitar")]
    [InlineData("/mi-cuenta/segundo-paso/quitar")]
    [InlineData("/mi-cuenta/borrar")]
    [InlineData("/entrar/llave")]
    [InlineData("/entrar/segundo-paso")]
    public async Task Form_WithHostileInput_IsNeverAServerError(string path)
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();
        (await ana.PostAsync("/api/passkeys/crear")).Dispose();
        string[] hostile =
        [
            "",
            "<script>alert(1)</script>",
            "'; DROP TABLE People; --",
            "../../etc/passwd",
            "\u202E\u0007",
            "😀",
            new('9', 50_000),
            "{\"id\":1}",
            "null",
        ];
        string[] fields =
        [
            "GivenNames",
            "Surnames",
            "DocumentType",
            "Document",
            "Phone",
            "Email",
            "BirthYear",
            "Place",
            "Minor",
            "Code",
            "Reminders",
            "Image",
            "Password",
            "NewPassword",
            "device",
            "credential",
            "id",
            "Confirmation",
        ];

        foreach (var text in hostile)
        {
            using var response = await ana.PostAsync(path, fields.ToDictionary(field => field, _ => text));
            Assert.True((int)response.StatusCode < 500, $"{path} {text}: {response.StatusCode}");
            Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
        }
    }
}
