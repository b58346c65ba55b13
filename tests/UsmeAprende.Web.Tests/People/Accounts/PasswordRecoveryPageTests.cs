using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R12</summary>
public sealed partial class PasswordRecoveryPageTests : IAsyncLifetime
{
    private const string NewPassword = "ruana nueva y azul";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Code_FromAFacilitator_OpensOnceWithinFifteenMinutesAndUnlocks()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        using var newPhone = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        for (var i = 0; i < SignInFailureCounter.Most; i++)
            (await newPhone.SignInAsync(document, "no es")).Dispose();

        var code = await CodeAsync(facilitator, id);
        using var redeemed = await RedeemAsync(newPhone, document, code, NewPassword);
        using var again = await RedeemAsync(newPhone, document, code, "otra clave más larga");
        using var signIn = await newPhone.SignInAsync(document, NewPassword);

        Assert.Equal(HttpStatusCode.Redirect, redeemed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(
            ["persona.codigo", "persona.codigo-usado"],
            await ana.WithDbAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task Code_AfterFifteenMinutesOrFiveWrongTries_IsWorthNothing()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        var late = await CodeAsync(facilitator, id);
        _site.Clock.Advance(PasswordRecovery.Validity);
        using var tooLate = await RedeemAsync(ana, document, late, NewPassword);
        var guessed = await CodeAsync(facilitator, id);
        for (var i = 0; i < OneUseCode.MostTries; i++)
            (await RedeemAsync(ana, document, $"0000000{i}", NewPassword)).Dispose();
        using var burnt = await RedeemAsync(ana, document, guessed, NewPassword);

        Assert.Equal(HttpStatusCode.BadRequest, tooLate.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, burnt.StatusCode);
    }

    [Fact]
    public async Task Code_WithAPoorPassword_IsNotSpent()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var code = await CodeAsync(facilitator, id);

        for (var i = 0; i < 6; i++)
            (await RedeemAsync(ana, document, code, "fernandez1")).Dispose();
        using var better = await RedeemAsync(ana, document, code, NewPassword);

        Assert.Equal(HttpStatusCode.Redirect, better.StatusCode);
    }

    [Fact]
    public async Task Code_ByEmail_GoesOnlyToAConfirmedAddressAndSaysNothingOfIt()
    {
        using var ana = new BrowserVisit(_site);
        using var stranger = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document, more: [("Email", "ana.fernandez@ejemplo.co")]);
        var verification = (await LettersAsync(ana)).Single();

        using var unconfirmed = await stranger.PostAsync("/entrar/recuperar/correo", ("Identifier", document));
        var lettersBefore = (await LettersAsync(ana)).Count;
        using var confirmed = await ana.PostAsync("/mi-cuenta/correo", ("code", verification));
        using var sent = await stranger.PostAsync("/entrar/recuperar/correo", ("Identifier", document));
        var code = (await LettersAsync(ana)).Except([verification]).First();
        using var redeemed = await RedeemAsync(stranger, document, code, NewPassword);

        Assert.Equal(1, lettersBefore);
        Assert.Equal("/mi-cuenta?hecho=correo", confirmed.Headers.Location?.OriginalString);
        Assert.Equal(
            await unconfirmed.Content.ReadAsStringAsync(BrowserVisit.Cancel),
            await sent.Content.ReadAsStringAsync(BrowserVisit.Cancel)
        );
        Assert.Equal(HttpStatusCode.Redirect, redeemed.StatusCode);
    }

    // R15: codes let their bearer in, so nobody gets one for who stands above, beside, or for themselves.
    [Fact]
    public async Task Code_ForStaffOrOneself_IsNotAFacilitatorsToGive()
    {
        using var facilitator = new BrowserVisit(_site);
        using var colleague = new BrowserVisit(_site);
        using var coordinator = new BrowserVisit(_site);
        using var administrator = new BrowserVisit(_site);
        var own = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        PersonId[] above =
        [
            own,
            await colleague.SignUpAsync(role: PersonRole.Facilitator),
            await coordinator.SignUpAsync(role: PersonRole.Coordinator),
            await administrator.SignUpAsync(role: PersonRole.Administrator),
        ];

        foreach (var person in above)
        {
            using var response = await facilitator.PostAsync($"/facilitacion/personas/{person}/codigo");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
        using var administratorAsks = await administrator.PostAsync($"/facilitacion/personas/{own}/codigo");
        Assert.Equal(HttpStatusCode.Forbidden, administratorAsks.StatusCode);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("<script>", "12345678", "tres palabras juntas")]
    [InlineData("52345678", "abc' OR 1=1 --", "tres palabras juntas")]
    [InlineData("52345678", "😀\u202E", "tres palabras juntas")]
    public async Task Redeem_WithHostileInput_AnswersWithASentenceAndKeepsTheIdentifier(string identifier, string code, string password)
    {
        using var stranger = new BrowserVisit(_site);

        using var response = await RedeemAsync(stranger, identifier, code, password);

        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Equal(identifier, page.QuerySelector("#Identifier")!.GetAttribute("value") ?? "");
    }

    private static async Task<string> CodeAsync(BrowserVisit facilitator, PersonId person)
    {
        using var response = await facilitator.PostAsync($"/facilitacion/personas/{person}/codigo");
        return (await BrowserVisit.PageAsync(response)).QuerySelector(".notice code")!.TextContent;
    }

    private static Task<HttpResponseMessage> RedeemAsync(BrowserVisit visit, string identifier, string code, string password) =>
        visit.PostAsync("/entrar/recuperar", ("Identifier", identifier), ("Code", code), ("Password", password));

    // The codes of the letters that arrived in the folder.
    private async Task<List<string>> LettersAsync(BrowserVisit visit)
    {
        await visit.LettersAsync();
        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_site.DataFolder, "mail"), "*.eml")
                .Order()
                .Select(file => CodeShape().Match(EmlText.Of(file)).Value),
        ];
    }

    [GeneratedRegex("[0-9]{4} [0-9]{4}")]
    private static partial Regex CodeShape();
}

/// <summary>Reads the text out of an <c>.eml</c> file as a mail program would.</summary>
internal static class EmlText
{
    public static string Of(string file)
    {
        using var message = MimeMessage.Load(file, TestContext.Current.CancellationToken);
        return message.TextBody ?? "";
    }
}
