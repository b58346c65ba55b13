using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R15</summary>
public sealed class SecondFactorPageTests(SiteHost site)
{
    [Fact]
    public async Task Staff_WithoutASecondFactor_AreLedToOneBeforeAnythingElse()
    {
        using var facilitator = new BrowserVisit(site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        foreach (var path in new[] { "/facilitacion", "/mi-cuenta", "/mi-aprendizaje" })
        {
            using var response = await facilitator.Browser.GetAsync(path, BrowserVisit.Cancel);
            Assert.Equal("/mi-cuenta/segundo-paso", response.Headers.Location?.OriginalString);
        }
        Assert.Equal(HttpStatusCode.Forbidden, await facilitator.StatusAsync("/api/me"));
        using var search = await facilitator.PostAsync("/facilitacion/personas", ("Identifier", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, search.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await facilitator.StatusAsync("/mi-cuenta/segundo-paso"));
    }

    [Fact]
    public async Task Staff_WhoEnrol_WorkAtOnceAndLaterEnterInTwoSteps()
    {
        using var facilitator = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await facilitator.SignUpAsync(document, PersonRole.Facilitator);

        var (key, paper) = await EnrolAsync(facilitator);
        var atWork = await facilitator.StatusAsync("/facilitacion");
        using var password = await elsewhere.PostAsync(
            "/entrar?volver=/facilitacion",
            ("Identifier", document),
            ("Password", BrowserVisit.Password)
        );
        var halfWay = await elsewhere.StatusAsync("/mi-cuenta");
        using var wrong = await elsewhere.PostAsync(password.Headers.Location!.OriginalString, ("Code", "000000"));
        using var right = await elsewhere.PostAsync(password.Headers.Location!.OriginalString, ("Code", Totp(key, 1)));

        Assert.Equal(10, paper.Count);
        Assert.Equal(HttpStatusCode.OK, atWork);
        Assert.StartsWith("/entrar/segundo-paso", password.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, halfWay);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("/facilitacion", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync("/facilitacion"));
    }

    [Fact]
    public async Task PaperCode_OpensOnce()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        var (_, paper) = await EnrolAsync(ana);

        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();
        using var first = await elsewhere.PostAsync("/entrar/segundo-paso", ("Code", paper[0].ToLowerInvariant()));
        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();
        using var second = await elsewhere.PostAsync("/entrar/segundo-paso", ("Code", paper[0]));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
    }

    // A code seen over a shoulder, or the one just before it, opens nothing while it is still on the screen.
    [Fact]
    public async Task PhoneCode_OpensOnceAndNoEarlierOneAfterIt()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        var (key, _) = await EnrolAsync(ana);

        var answers = new List<HttpStatusCode>();
        foreach (var step in new[] { 0, 2, 2, 1 })
        {
            (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();
            using var answer = await elsewhere.PostAsync("/entrar/segundo-paso", ("Code", Totp(key, step)));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], answers);
    }

    [Fact]
    public async Task SecondFactor_ConfirmedBeforeItIsBegun_LeadsToTheBeginning()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();

        using var answer = await ana.PostAsync("/mi-cuenta/segundo-paso", ("Code", "123456"));

        Assert.Equal("/mi-cuenta/segundo-paso", answer.Headers.Location?.OriginalString);
    }

    // R11: whoever knows the password cannot guess codes for ever.
    [Fact]
    public async Task Codes_GuessedWithTheRightPassword_LockAfterTen()
    {
        using var ana = new BrowserVisit(site);
        using var thief = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        var (key, _) = await EnrolAsync(ana);

        for (var i = 0; i < SignInFailureCounter.Most; i++)
        {
            (await thief.SignInAsync(document, BrowserVisit.Password)).Dispose();
            (await thief.PostAsync("/entrar/segundo-paso", ("Code", "000000"))).Dispose();
        }
        using var right = await thief.PostAsync("/entrar/segundo-paso", ("Code", Totp(key, 1)));
        using var password = await thief.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, password.StatusCode);
    }

    // A phone left open for a minute must not be enough to shut its owner out for ever.
    [Fact]
    public async Task SecondFactor_BegunOrConfirmedWithoutThePassword_IsNotPut()
    {
        using var ana = new BrowserVisit(site);
        var id = await ana.SignUpAsync();

        using var begun = await ana.PostAsync("/mi-cuenta/segundo-paso/empezar");
        using var wrong = await ana.PostAsync("/mi-cuenta/segundo-paso/empezar", ("Password", "no es"));
        using var page = await ana.PostAsync("/mi-cuenta/segundo-paso/empezar", ("Password", BrowserVisit.Password));
        var key = (await BrowserVisit.PageAsync(page)).QuerySelector("li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var confirmed = await ana.PostAsync("/mi-cuenta/segundo-paso", ("Code", Totp(key)));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { begun, wrong, confirmed }.Select(r => r.StatusCode)
        );
        Assert.DoesNotContain(
            key,
            (await confirmed.Content.ReadAsStringAsync(BrowserVisit.Cancel)).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.False(await ana.WithDbAsync(db => db.People.AnyAsync(p => p.Id == id && p.TwoFactorEnabled, BrowserVisit.Cancel)));
    }

    // Whoever reads a copy of the database makes no codes.
    [Fact]
    public async Task Secrets_OfASecondFactor_LieSealedInTheDatabase()
    {
        using var ana = new BrowserVisit(site);
        var id = await ana.SignUpAsync();

        var (key, paper) = await EnrolAsync(ana);

        var stored = await ana.WithDbAsync(db =>
            db.UserTokens.Where(t => t.UserId == id).Select(t => t.Value!).ToListAsync(BrowserVisit.Cancel)
        );
        Assert.NotEmpty(stored);
        Assert.All(
            stored,
            value => Assert.DoesNotContain(paper.Prepend(key), secret => value.Contains(secret, StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public async Task Secret_StoredInClearBefore_StillOpens()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var (key, _) = await EnrolAsync(ana);
        await ana.WithDbAsync(db =>
            db.UserTokens.Where(t => t.UserId == id && t.Name == "AuthenticatorKey")
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, key), BrowserVisit.Cancel)
        );

        (await elsewhere.SignInAsync(document, BrowserVisit.Password)).Dispose();
        using var entered = await elsewhere.PostAsync("/entrar/segundo-paso", ("Code", Totp(key, 1)));

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public async Task SecondFactor_TakenAway_NeedsThePassword()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();
        await EnrolAsync(ana);

        using var wrong = await ana.PostAsync("/mi-cuenta/segundo-paso/quitar", ("Password", "no es"));
        using var right = await ana.PostAsync("/mi-cuenta/segundo-paso/quitar", ("Password", BrowserVisit.Password));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
    }

    private async Task<(string Key, List<string> Paper)> EnrolAsync(BrowserVisit visit)
    {
        using var begun = await visit.PostAsync("/mi-cuenta/segundo-paso/empezar", ("Password", BrowserVisit.Password));
        var page = await BrowserVisit.PageAsync(begun);
        Assert.NotNull(page.QuerySelector("svg.qr"));
        var key = page.QuerySelector("li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        using var done = await visit.PostAsync("/mi-cuenta/segundo-paso", ("Code", Totp(key)), ("Password", BrowserVisit.Password));
        return (key, [.. (await BrowserVisit.PageAsync(done)).QuerySelectorAll("li code").Select(code => code.TextContent)]);
    }

    // RFC 6238. Each code opens once, so a test that needs another takes the next.
    private string Totp(string key, int stepsAhead = 0)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAhead);
#pragma warning disable CA5350 // The standard's own choice.
        var hash = HMACSHA1.HashData(FromBase32(key), step);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
