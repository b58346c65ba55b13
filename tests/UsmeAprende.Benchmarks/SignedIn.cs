using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace UsmeAprende.Benchmarks;

/// <summary>Somebody who has signed up by the site's own form: their cookie and their id.</summary>
internal sealed record SignedIn(string Cookie, Guid Id)
{
    public static async Task<SignedIn> UpAsync(IPEndPoint site, int number)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri($"http://{site}") };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["GivenNames"] = "María José",
            ["Surnames"] = "Ñañez Güiza",
            ["DocumentType"] = "CC",
            ["Document"] = (52_000_000 + number).ToString(CultureInfo.InvariantCulture),
            ["Password"] = "loma.tijera.tambor",
            ["DataTreatment"] = "true",
        });
        using var answer = await browser.PostAsync("/registro", form);
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing up answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        var me = await browser.GetFromJsonAsync<JsonElement>("/api/me");
        return new SignedIn(cookies.GetCookieHeader(browser.BaseAddress), me.GetProperty("id").GetGuid());
    }
}
