using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.People.Identity;

/// <summary>R10: one name is a name, wherever somebody is written down.</summary>
public sealed class SingleNameTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task SignUp_WithOneName_IsShownKeptAndFoundByIt()
    {
        using var mussa = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        await mussa.SignUpAsync(more: [("GivenNames", "Mussa"), ("Surnames", ""), ("NoSurnames", "true"), ("BirthYear", "1990")]);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        var account = await mussa.ReadAsync("/mi-cuenta");
        var form = await mussa.ReadAsync("/mi-cuenta/datos");
        using var found = await facilitator.PostAsync("/facilitacion/personas", ("Names", "mussa"), ("BirthYear", "1990"));

        Assert.Contains("No tiene", account.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(form.QuerySelector("#NoSurnames")!.GetAttribute("checked"));
        Assert.Contains("M.", (await BrowserVisit.PageAsync(found)).QuerySelector("li dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    public async Task Surnames_LeftOut_AreAskedForWithWhatToDo(string typed)
    {
        using var mussa = new BrowserVisit(_site);
        var form = BrowserVisit.SignUpForm(BrowserVisit.NewDocument());
        form["Surnames"] = typed;

        using var refused = await mussa.PostAsync("/registro", form);
        var page = await BrowserVisit.PageAsync(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("marque «No tengo apellidos»", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No tengo apellidos", page.QuerySelector("label:has(#NoSurnames)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneName_AtACafeAndInAReservation_IsTakenAsItIs()
    {
        using var facilitator = new BrowserVisit(_site);
        using var passerBy = new BrowserVisit(_site);
        var staff = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var today = await PaperCafe.PlanAsync(_site, facilitator, staff);
        var soon = await PaperCafe.PlanAsync(_site, facilitator, staff, hoursAhead: 48);
        var path = $"/encuentros/{soon}/reservar/datos";

        using var came = await facilitator.PostAsync(
            $"/facilitacion/encuentros/{today}/registrar",
            ("Id", $"{Guid.CreateVersion7()}"),
            ("GivenNames", "Mussa"),
            ("NoSurnames", "true"),
            ("Phone", "no tiene"),
            ("Document", "-"),
            ("DataTreatment", "true")
        );
        var secret = (await passerBy.ReadAsync($"/encuentros/{soon}/reservar")).QuerySelector("input[name=Secret]")!.GetAttribute("value")!;
        using var reserved = await passerBy.PostAsync(
            path,
            ("Secret", secret),
            ("GivenNames", "Aminata"),
            ("NoSurnames", "true"),
            ("Contact", "300 555 0101"),
            ("DataTreatment", "true")
        );
        var list = await facilitator.ReadAsync($"/facilitacion/encuentros/{today}/asistencia");

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], new[] { came, reserved }.Select(r => r.StatusCode));
        Assert.Equal(
            ["Aminata", "Mussa"],
            await facilitator.WithDbAsync(async db =>
                (await db.People.Where(p => p.Surnames == "" && p.ErasedAt == null).ToListAsync(BrowserVisit.Cancel))
                    .Select(p => p.FullName)
                    .Order()
                    .ToList()
            )
        );
        Assert.Contains("Mussa", list.Body!.TextContent, StringComparison.Ordinal);
    }
}
