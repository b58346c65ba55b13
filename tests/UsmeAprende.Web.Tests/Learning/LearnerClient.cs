using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>Somebody new who has signed in, and what their phone sends.</summary>
internal sealed class LearnerClient(PersonId id, HttpClient browser) : IDisposable
{
    public PersonId Id => id;

    public HttpClient Browser => browser;

    public static async Task<LearnerClient> SignInAsync(
        SiteHost site,
        string givenNames = "Ana Lucía",
        PersonRole role = PersonRole.Learner
    )
    {
        var browser = site.Browser();
        await using var scope = site.Services.CreateAsyncScope();
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = new Person
        {
            CreatedAt = now.UtcDateTime,
            Role = role,
            SecurityStamp = SecurityStampGenerator.New(),
        };
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.Rename(Name(givenNames), Name("Chisacá"));
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        db.Add(person);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var cookie = scope
            .ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(
            scope.ServiceProvider.GetRequiredService<PersonClaimsFactory>().CreatePrincipal(person, SignInProof.SecondFactor),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) },
            IdentityConstants.ApplicationScheme
        );
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}");
        return new LearnerClient(person.Id, browser);
    }

    /// <summary>A record as a phone writes it.</summary>
    public static Dictionary<string, object?> CreateRecord(
        string verb,
        ActivityId activity,
        string? question = null,
        string? answer = null
    ) =>
        new()
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["verb"] = verb,
            ["activity"] = activity,
            ["question"] = question,
            ["answer"] = answer,
            ["occurred"] = "2026-11-22T13:15:00.000Z",
        };

    public Task<HttpResponseMessage> PostAsync(params object?[] records) =>
        browser.PostAsJsonAsync("/api/sync", new { person = Id, records }, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostRawAsync(string json) =>
        browser.PostAsync(
            "/api/sync",
            new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );

    /// <summary>The results of records that the site took in, each as "result" or "result reason".</summary>
    public async Task<List<string>> SyncAsync(params object?[] records) => Results(await JsonAsync(await PostAsync(records)));

    public async Task<JsonElement> MeAsync() => await JsonAsync(await browser.GetAsync("/api/me", TestContext.Current.CancellationToken));

    public static List<string> Results(JsonElement answer) =>
        [
            .. answer
                .GetProperty("results")
                .EnumerateArray()
                .Select(r =>
                    r.GetProperty("result").GetString() + (r.TryGetProperty("reason", out var reason) ? " " + reason.GetString() : "")
                ),
        ];

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            type,
            (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("type").GetString()
        );
    }

    public void Dispose() => browser.Dispose();

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
