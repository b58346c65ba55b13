using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>What follows signing in: how long it lasts, what browsers keep of it, and leaving.</summary>
public sealed class SessionCookieTests(SiteHost site)
{
    // R9
    [Fact]
    public async Task SignOut_ClosesTheSessionAndKeepsTheBrowserKnown()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();

        using var left = await ana.PostAsync("/salir");

        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal("/salida", left.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/salida"));
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(HttpStatusCode.Unauthorized, await ana.StatusAsync("/api/me"));
    }

    // R9: whoever copied the cookie, from a café's computer perhaps, has nothing of it once its owner has left.
    [Fact]
    public async Task SignOut_WithACopyOfTheCookie_EndsThatSessionAndNoOther()
    {
        using var ana = new BrowserVisit(site);
        using var phone = new BrowserVisit(site);
        using var thief = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        (await phone.SignInAsync(document, BrowserVisit.Password)).Dispose();
        using var entered = await ana.SignInAsync(document, BrowserVisit.Password);
        thief.Browser.DefaultRequestHeaders.Add(
            "Cookie",
            entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("usme=", StringComparison.Ordinal)).Split(';')[0]
        );
        var before = await thief.StatusAsync("/api/me");

        (await ana.PostAsync("/salir")).Dispose();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync("/api/me"));
    }

    [Fact]
    public async Task SignIn_OverAnOpenSession_EndsTheOneBefore()
    {
        using var ana = new BrowserVisit(site);
        using var thief = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        using var first = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(document));
        thief.Browser.DefaultRequestHeaders.Add(
            "Cookie",
            first.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("usme=", StringComparison.Ordinal)).Split(';')[0]
        );
        var before = await thief.StatusAsync("/api/me");

        (await ana.SignInAsync(document, BrowserVisit.Password)).Dispose();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/api/me"));
    }

    [Fact]
    public async Task FarewellPage_OfSomeoneStillSignedIn_DoesNotSayTheyLeft()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();

        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/salida"));
    }

    [Fact]
    public async Task Cookies_OfASession_AreHiddenFromScriptsAndOtherSites()
    {
        using var ana = new BrowserVisit(site);

        using var response = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));

        var cookies = response.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("=;", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(
            cookies,
            cookie =>
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    // What everybody sees is kept for everybody: a cookie taken away there would be everybody's.
    [Fact]
    public async Task PublicPage_NotYetKept_IsShownToSomeoneWhoseSessionEnded()
    {
        await using var own = new SiteHost();
        using var ana = new BrowserVisit(own);
        var id = await ana.SignUpAsync();
        await ana.WithDbAsync(async db =>
        {
            (await db.People.FindAsync([id], BrowserVisit.Cancel))!.SecurityStamp = "another";
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
        own.Services.GetRequiredService<SessionStateCache>().Forget(id);

        using var page = await ana.Browser.GetAsync("/privacidad", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/mi-cuenta"));
    }

    // A proxy takes the encryption off before the site sees the request.
    [Fact]
    public async Task Cookies_WherePeopleComeByHttps_GoNoOtherWay()
    {
        await using var own = new SiteHost().With("Site:Url", "https://aprende.ejemplo.co");
        using var ana = new BrowserVisit(own);

        using var response = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));

        var cookies = response.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("=;", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Session_OfALearner_LastsSixtyDaysOfUseAndOfStaffTwelveHours()
    {
        await using var own = new SiteHost().With("People:StaffSecondFactor", "Optional");
        using var learner = new BrowserVisit(own);
        using var staff = new BrowserVisit(own);
        await learner.SignUpAsync();
        await staff.SignUpAsync(role: PersonRole.Facilitator);

        own.Clock.Advance(TimeSpan.FromHours(11));
        var staffAtWork = await staff.StatusAsync("/facilitacion");
        own.Clock.Advance(TimeSpan.FromHours(2));
        var staffNextDay = await staff.StatusAsync("/facilitacion");
        own.Clock.Advance(TimeSpan.FromDays(40));
        var learnerLater = await learner.StatusAsync("/mi-cuenta");
        own.Clock.Advance(TimeSpan.FromDays(40));
        var learnerStill = await learner.StatusAsync("/mi-cuenta");
        own.Clock.Advance(TimeSpan.FromDays(61));
        var learnerAway = await learner.StatusAsync("/mi-cuenta");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Redirect],
            [staffAtWork, staffNextDay, learnerLater, learnerStill, learnerAway]
        );
    }
}
