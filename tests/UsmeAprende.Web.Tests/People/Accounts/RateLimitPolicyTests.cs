using System.Net;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R11: the limits of an address, which all browsers of a test share.</summary>
public sealed class RateLimitPolicyTests
{
    private const int Cafe = 40;

    [Fact]
    public async Task Cafe_OfFortyBehindOneAddressWhoAllMistype_NeverMeetsTheLimits()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, Cafe).Select(_ => Task.Run(() => ArriveAsync(site))));

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.SelectMany(s => s));
        Assert.All(
            statuses,
            person =>
                Assert.Equal(
                    [
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.Redirect,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.Redirect,
                    ],
                    person
                )
        );
    }

    [Theory]
    [InlineData("/entrar")]
    [InlineData("/registro")]
    [InlineData("/entrar/recuperar")]
    public async Task Attacker_FromOneAddress_MeetsTheLimitAndKeepsWhatWasTyped(string path)
    {
        await using var site = new SiteHost();
        using var attacker = new BrowserVisit(site);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
        {
            using var response = await attacker.PostAsync(
                path,
                ("Identifier", $"{i}"),
                ("GivenNames", "Lo que escribí"),
                ("Password", "adivinanza")
            );
            statuses.Add(response.StatusCode);
            if (response.StatusCode is not HttpStatusCode.TooManyRequests)
                continue;
            var page = await response.Content.ReadAsStringAsync(BrowserVisit.Cancel);
            Assert.Contains("Lo que escribí", page, StringComparison.Ordinal);
            Assert.DoesNotContain("adivinanza", page, StringComparison.Ordinal);
            Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    // Two slips when signing up and two when signing in again.
    private static async Task<List<HttpStatusCode>> ArriveAsync(SiteHost site)
    {
        using var person = new BrowserVisit(site);
        using var again = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var statuses = new List<HttpStatusCode>();
        foreach (var password in new[] { "corta", "12345678", BrowserVisit.Password })
        {
            var form = BrowserVisit.SignUpForm(document);
            form["Password"] = password;
            using var response = await person.PostAsync("/registro", form);
            statuses.Add(response.StatusCode);
        }
        foreach (var password in new[] { "no es", "tampoco es", BrowserVisit.Password })
        {
            using var response = await again.SignInAsync(document, password);
            statuses.Add(response.StatusCode);
        }
        return statuses;
    }
}
