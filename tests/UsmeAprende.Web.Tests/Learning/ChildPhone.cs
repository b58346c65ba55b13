using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>Somebody's phone. Its session is known to every site that shares the data folder, and so its keys.</summary>
internal sealed class ChildPhone : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });

    private ChildPhone() => _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

    public PersonId Id { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="site">Where.</param>
    /// <param name="document">Of whose phone it is.</param>
    /// <param name="from">Its address, where the site believes what this machine says of others.</param>
    public static async Task<ChildPhone> SignUpAsync(ChildSite site, string document, string? from = null)
    {
        var phone = new ChildPhone();
        if (from is not null)
            phone._http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        await phone.PostAsync(site, "/registro", BrowserVisit.SignUpForm(document));
        phone.Id = new PersonId(
            (await phone._http.GetFromJsonAsync<JsonElement>(new Uri(site.Address, "/api/me"), Cancel)).GetProperty("id").GetGuid()
        );
        return phone;
    }

    /// <summary>Signs out and in again, as whoever was given another role must.</summary>
    public async Task SignInAgainAsync(ChildSite site, string document)
    {
        await PostAsync(site, "/salir", []);
        await PostAsync(
            site,
            "/entrar",
            new Dictionary<string, string> { ["Identifier"] = document, ["Password"] = BrowserVisit.Password }
        );
    }

    /// <summary>Sends a form that is answered with another page.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> PostAsync(ChildSite site, string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(new Uri(site.Address, path), content, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    public async Task<JsonElement> PostJsonAsync(ChildSite site, string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(site.Address, path), body, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await LearnerClient.JsonAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
