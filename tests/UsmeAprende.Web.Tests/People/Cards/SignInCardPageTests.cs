using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Cards;

namespace UsmeAprende.Web.Tests.People.Cards;

/// <summary>R13 over HTTP.</summary>
public sealed class SignInCardPageTests : IAsyncLifetime
{
    private const string Pin = "739164";
    private readonly SiteHost _site = new SiteHost()
        .With("People:StaffSecondFactor", "Optional")
        .With("People:TriesPerAddress", "40")
        .With("People:TriesPerAddressAndMinute", "1")
        .With("Site:Url", "http://localhost");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Card_GivenWithItsPin_SignsIn()
    {
        using var facilitator = new BrowserVisit(_site);
        using var phone = new BrowserVisit(_site);
        var (person, token) = await CardAsync(facilitator);
        using var different = await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/pin", ("pin", Pin), ("again", "739165"));
        using var guessable = await facilitator.PostAsync(
            $"/facilitacion/personas/{person}/carne/pin",
            ("pin", "123456"),
            ("again", "123456")
        );
        using var set = await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/pin", ("pin", Pin), ("again", Pin));

        using var wrong = await phone.PostAsync("/entrar/carne", ("Token", token), ("Pin", "739165"));
        using var unknown = await phone.PostAsync("/entrar/carne", ("Token", CardToken.New().Value), ("Pin", Pin));
        using var right = await phone.PostAsync("/entrar/carne", ("Token", token), ("Pin", Pin));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            new[] { different, guessable, set }.Select(r => r.StatusCode)
        );
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            new[] { wrong, unknown, right }.Select(r => r.StatusCode)
        );
        Assert.Equal(await ErrorAsync(wrong), await ErrorAsync(unknown)); // R11
        Assert.Equal(token, (await BrowserVisit.PageAsync(wrong)).QuerySelector("input[name=Token]")!.GetAttribute("value"));
        Assert.Equal(person.ToString(), (await phone.ReadAsync("/mi-cuenta")).Body!.GetAttribute("data-person"));
    }

    [Fact]
    public async Task CardNumber_OnOnesOwnPage_IsThatOfTheCardThatWorks()
    {
        using var facilitator = new BrowserVisit(_site);
        using var phone = new BrowserVisit(_site);
        var (person, token) = await CardAsync(facilitator);
        (await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/pin", ("pin", Pin), ("again", Pin))).Dispose();
        (await phone.PostAsync("/entrar/carne", ("Token", token), ("Pin", Pin))).Dispose();
        var stored = await facilitator.WithDbAsync(db => db.SignInCards.Select(c => c.Number).SingleAsync(BrowserVisit.Cancel));

        var shown = (await phone.ReadAsync("/mis-encuentros")).QuerySelector("#carne");
        (await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/anular")).Dispose();
        var page = await phone.ReadAsync("/mis-encuentros");

        Assert.Equal($"Su carné: {stored[..4]} {stored[4..]}", shown!.TextContent);
        Assert.Null(page.QuerySelector("#carne"));
    }

    [Fact]
    public async Task Card_Voided_SignsNobodyIn()
    {
        using var facilitator = new BrowserVisit(_site);
        using var phone = new BrowserVisit(_site);
        var (person, token) = await CardAsync(facilitator);
        (await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/pin", ("pin", Pin), ("again", Pin))).Dispose();

        using var voided = await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/anular");
        using var late = await phone.PostAsync("/entrar/carne", ("Token", token), ("Pin", Pin));
        using var again = await facilitator.PostAsync($"/facilitacion/personas/{person}/carne/anular");

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { voided, late, again }.Select(r => r.StatusCode)
        );
        Assert.Equal(
            [PeopleAudit.Registered, PeopleAudit.CardGiven, PeopleAudit.CardPinSet, PeopleAudit.CardVoided], // R31
            await facilitator.WithDbAsync(db =>
                db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(BrowserVisit.Cancel)
            )
        );
    }

    // R11: forty people behind one address may all come in at once, and a machine may not guess on.
    [Fact]
    public async Task Tries_OfOneAddress_AreLimitedPastForty()
    {
        using var phone = new BrowserVisit(_site);

        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 41; n++)
        {
            using var response = await phone.PostAsync("/entrar/carne", ("Token", CardToken.New().Value), ("Pin", Pin));
            answers.Add(response.StatusCode);
        }

        Assert.All(answers.Take(40), status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[40]);
    }

    [Fact]
    public async Task Cards_OfWhomOneRegistered_ArePrintedForLearnersOnly()
    {
        using var facilitator = new BrowserVisit(_site);
        using var colleague = new BrowserVisit(_site);
        var (person, _) = await CardAsync(facilitator);
        var staff = await colleague.SignUpAsync(role: PersonRole.Facilitator);
        var before = await NumberAsync(facilitator, person);

        var offered = (await facilitator.ReadAsync("/facilitacion/carnes"))
            .QuerySelectorAll("input[name=People]")
            .Select(i => i.GetAttribute("value"));
        var others = (await colleague.ReadAsync("/facilitacion/carnes")).QuerySelectorAll("input[name=People]");
        using var none = await facilitator.PostAsync("/facilitacion/carnes");
        using var refused = await facilitator.PostAsync("/facilitacion/carnes", ("People", staff.ToString()));
        using var printed = await facilitator.PostAsync("/facilitacion/carnes", ("People", person.ToString()));

        Assert.Equal([person.ToString()], offered);
        Assert.Empty(others);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK],
            new[] { none, refused, printed }.Select(r => r.StatusCode)
        );
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType!.MediaType);
        Assert.NotEqual(before, await NumberAsync(facilitator, person));
    }

    [Fact]
    public async Task Page_ToEnterWithACard_SaysWhatToDoWithoutScripts()
    {
        using var visitor = new BrowserVisit(_site);

        var page = await visitor.ReadAsync("/entrar/carne");

        Assert.Contains("JavaScript", page.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("form[data-card]")!.HasAttribute("hidden"));
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response) =>
        (await BrowserVisit.PageAsync(response)).QuerySelector(".error-summary")!.TextContent;

    private static async Task<(PersonId Person, string Token)> CardAsync(BrowserVisit facilitator)
    {
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var id = PersonId.New();
        (
            await facilitator.PostAsync(
                "/facilitacion/personas/registrar",
                ("Id", id.ToString()),
                ("GivenNames", "José"),
                ("Surnames", "de los Ríos"),
                ("DataTreatment", "true")
            )
        ).Dispose();
        using var given = await facilitator.PostAsync($"/facilitacion/personas/{id}/carne");
        var page = await BrowserVisit.PageAsync(given);
        Assert.True(CardNumber.TryParse(page.QuerySelector("section.card .lead")!.TextContent, out var number));

        // The QR code is a drawing that nothing here reads: the card gets a token that the test knows.
        await facilitator.WithDbAsync(async db =>
        {
            var card = await db.SignInCards.SingleAsync(c => c.PersonId == id && c.VoidedAt == null, BrowserVisit.Cancel);
            Assert.Equal(number.Value, card.Number);
            return card;
        });
        return (id, await TokenAsync(facilitator, id));
    }

    private static Task<string> NumberAsync(BrowserVisit facilitator, PersonId person) =>
        facilitator.WithDbAsync(db =>
            db.SignInCards.Where(c => c.PersonId == person && c.VoidedAt == null).Select(c => c.Number).SingleAsync(BrowserVisit.Cancel)
        );

    private static Task<string> TokenAsync(BrowserVisit facilitator, PersonId person) =>
        facilitator.WithDbAsync(async db =>
        {
            var token = CardToken.New();
            await db
                .SignInCards.Where(c => c.PersonId == person && c.VoidedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.TokenHash, token.Hash), BrowserVisit.Cancel);
            return token.Value;
        });
}
