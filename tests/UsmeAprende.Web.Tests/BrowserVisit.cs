using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests;

/// <summary>Somebody at a browser: fills forms in, reads pages.</summary>
public sealed class BrowserVisit(SiteHost site) : IDisposable
{
    public const string Password = "tinto con panela 84";

    private static int s_people;

    public HttpClient Browser { get; } = site.Browser();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A document number that no other test uses.</summary>
    public static string NewDocument() => $"{70_000_000 + Interlocked.Increment(ref s_people)}";

    public static Dictionary<string, string> SignUpForm(string document) =>
        new()
        {
            ["GivenNames"] = "Ana Lucía",
            ["Surnames"] = "Fernández",
            ["DocumentType"] = "CC",
            ["Document"] = document,
            ["Password"] = Password,
            ["DataTreatment"] = "true",
        };

    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await Browser.PostAsync(path, content, Cancel);
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] form) =>
        PostAsync(path, form.ToDictionary(f => f.Name, f => f.Value));

    public Task<HttpResponseMessage> SignInAsync(string identifier, string password) =>
        PostAsync("/entrar", ("Identifier", identifier), ("Password", password));

    /// <summary>Signs somebody new up, who stays signed in.</summary>
    public async Task<PersonId> SignUpAsync(
        string? document = null,
        PersonRole role = PersonRole.Learner,
        params (string Name, string Value)[] more
    )
    {
        var number = document ?? NewDocument();
        var form = SignUpForm(number);
        foreach (var (name, value) in more)
            form[name] = value;
        using var response = await PostAsync("/registro", form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var id = PersonId.Parse((await ReadAsync("/mi-cuenta")).Body!.GetAttribute("data-person")!);
        if (role is PersonRole.Learner)
            return id;

        await WithDbAsync(async db =>
        {
            var person = await db.People.FindAsync([id], Cancel);
            person!.Role = role;
            return await db.SaveChangesAsync(Cancel);
        });
        site.Services.GetRequiredService<SessionStateCache>().Forget(id);
        using var again = await SignInAsync(number, Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        return id;
    }

    /// <summary>Has the letters that wait handed over, as the site does by itself a moment after they are put down.</summary>
    public Task LettersAsync() => site.Services.GetRequiredService<JobRunner>().RunNowAsync("cartas", Cancel);

    public async Task<T> WithDbAsync<T>(Func<UsmeDb, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }

    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await Browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await PageAsync(response);
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Browser.GetAsync(path, Cancel);
        return response.StatusCode;
    }

    public void Dispose() => Browser.Dispose();
}
