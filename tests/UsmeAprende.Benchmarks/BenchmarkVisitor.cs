using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace UsmeAprende.Benchmarks;

/// <summary>Somebody who has signed up by the site's own form: their cookie and their id.</summary>
internal sealed record BenchmarkVisitor(string Cookie, PersonId Id)
{
    private const string Password = "loma.tijera.tambor";

    public static async Task<BenchmarkVisitor> SignUpAsync(IPEndPoint site, int number)
    {
        using var browser = Browser(site);
        var cookie = await PostAsync(
            browser,
            "/registro",
            new()
            {
                ["GivenNames"] = "María José",
                ["Surnames"] = "Ñañez Güiza",
                ["DocumentType"] = "CC",
                ["Document"] = DocumentOf(number),
                ["Password"] = Password,
                ["DataTreatment"] = "true",
            }
        );
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        var me = await browser.GetFromJsonAsync<JsonElement>("/api/me");
        return new BenchmarkVisitor(cookie, new PersonId(me.GetProperty("id").GetGuid()));
    }

    /// <summary>Signs in whoever signed up under that number.</summary>
    public static async Task<BenchmarkVisitor> SignInAsync(IPEndPoint site, int number, PersonId id)
    {
        using var browser = Browser(site);
        return new BenchmarkVisitor(
            await PostAsync(browser, "/entrar", new() { ["Identifier"] = DocumentOf(number), ["Password"] = Password }),
            id
        );
    }

    private static string DocumentOf(int number) => (52_000_000 + number).ToString(CultureInfo.InvariantCulture);

    private static HttpClient Browser(IPEndPoint site)
    {
        var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://{site}"),
        };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    // The cookies go over TLS only, which a proxy adds in front of the site, and which a load generator does without.
    private static async Task<string> PostAsync(HttpClient browser, string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(path, form);
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return string.Join(
            "; ",
            answer.Headers.GetValues("Set-Cookie").Select(c => c[..c.IndexOf(';', StringComparison.Ordinal)]).Where(c => !c.EndsWith('='))
        );
    }
}
