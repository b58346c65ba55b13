using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Tests.Gatherings;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>Phones say how they are doing, and who helps their owner sees it.</summary>
public sealed class PhoneStateTests(SiteHost site)
{
    private const string Path = "/api/dispositivos/estado";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_ToldByAPhone_IsShownToItsOwnerUntilItTellsAnother()
    {
        using var ana = new BrowserVisit(site);
        var person = await ana.SignUpAsync();

        await TellAsync(
            ana,
            new
            {
                person,
                waiting = 3,
                freeMegabytes = 20,
            }
        );
        var before = (await ana.ReadAsync("/mi-cuenta/seguridad")).Body!.TextContent;
        await TellAsync(ana, new { person, waiting = 0 });
        var after = (await ana.ReadAsync("/mi-cuenta/seguridad")).Body!.TextContent;

        Assert.Contains("3 cosas esperan para enviarse", before, StringComparison.Ordinal);
        Assert.Contains("Le queda poco espacio: 20 MB", before, StringComparison.Ordinal);
        Assert.Contains("Última conexión", after, StringComparison.Ordinal);
        Assert.DoesNotContain("para enviarse", after, StringComparison.Ordinal);
        Assert.DoesNotContain("poco espacio", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_ToldForSomebodyElse_IsRefusedAndKeptOfNobody() // R9
    {
        using var ana = new BrowserVisit(site);
        using var rosa = new BrowserVisit(site);
        var person = await ana.SignUpAsync();
        await rosa.SignUpAsync();

        using var answer = await rosa.Browser.PostAsJsonAsync(Path, new { person, waiting = 3 }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.False(await ana.WithDbAsync(db => db.PersonDevices.AnyAsync(d => d.PersonId == person && d.HeardAt != null, Cancel)));
    }

    [Theory]
    [InlineData("""{"waiting":1}""")]
    [InlineData("""{"person":"PERSON"}""")]
    [InlineData("""{"person":"PERSON","waiting":-1}""")]
    [InlineData("""{"person":"PERSON","waiting":"tres"}""")]
    [InlineData("""[]""")]
    [InlineData("no")]
    public async Task State_ThatCannotBeRead_IsRefused(string body)
    {
        using var ana = new BrowserVisit(site);
        var person = await ana.SignUpAsync();
        using var content = new StringContent(
            body.Replace("PERSON", $"{person}", StringComparison.Ordinal),
            System.Text.Encoding.UTF8,
            "application/json"
        );

        using var answer = await ana.Browser.PostAsync(Path, content, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // Without the cookie by which a browser is known there is nothing of which it could be noted.
    [Fact]
    public async Task State_OfABrowserThatIsNotKnown_IsForgotten()
    {
        using var ana = await LearnerClient.SignInAsync(site);

        using var answer = await ana.Browser.PostAsJsonAsync(Path, new { person = ana.Id, waiting = 3 }, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task State_OfAPersonAtACafé_IsShownToItsFacilitator()
    {
        await using var cafe = await CafeScenario.OpenAsync();
        var token = PersonDevice.NewToken();
        await using (var scope = cafe.Site.Services.CreateAsyncScope())
        {
            var devices = scope.ServiceProvider.GetRequiredService<KnownDevices>();
            await devices.RememberAsync(CafeScenario.Ana, token, "Chrome en Android", Cancel);
            await devices.NoteStateAsync(CafeScenario.Ana, token, waiting: 5, freeMegabytes: null, Cancel);
            await devices.NoteStateAsync(CafeScenario.Ana, PersonDevice.NewToken(), waiting: 9, freeMegabytes: null, Cancel);
        }
        var group = await cafe.Facilitator.WithDbAsync(db =>
            db.Groups.Where(g => g.Name.StartsWith("Martes")).Select(g => g.Id).SingleAsync(Cancel)
        );
        await cafe.AskAsync(
            (UsmeAprende.Gatherings.Groups.EnrolmentService groups) =>
                groups.EnrolAsync(cafe.FacilitatorId.AsFacilitator(), group, CafeScenario.Ana, Cancel)
        );

        var page = (await cafe.Facilitator.ReadAsync($"/facilitacion/grupos/{group}")).Body!.TextContent;

        Assert.Contains("Chrome en Android", page, StringComparison.Ordinal);
        Assert.Contains("5 cosas esperan para enviarse", page, StringComparison.Ordinal);
    }

    private static async Task TellAsync(BrowserVisit visit, object state)
    {
        using var answer = await visit.Browser.PostAsJsonAsync(Path, state, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
