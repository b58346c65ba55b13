using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Web.Tests.Learning;
using UsmeAprende.Web.Tests.Learning.Outbox;

namespace UsmeAprende.Web.Tests.Restoring;

/// <summary>
/// The real site whose data somebody copies and puts back, with a phone that goes on sending and a person who had their data erased
/// meanwhile.
/// </summary>
internal sealed class RestoreScenario : IDisposable
{
    public const string ErasedName = "Hermelinda Quisquinay";
    public const string ErasedDocument = "41999777";

    private static readonly ActivityId Lesson = CatalogueReader.Read(SourceRepository.Courses).LessonsById.Keys.Order().First();

    private readonly ScratchFolder _scratch = new();
    private readonly CookieContainer _cookies = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Data => _scratch.Below("data");

    /// <summary>Where a copy waits to be put back.</summary>
    public string Copy => _scratch.Below("copy");

    public bool AsksForTheLastNumber => File.Exists(Path.Combine(Data, CertificateNumberQuestion.FileName));

    public Task<ChildSite> StartAsync(params string[] settings) =>
        // Phones sign for the site's address, which stays while each process has another port.
        ChildSite.StartAsync(Data, ["--Data:Witness", _scratch.Below("witness"), "--Site:Url", "http://usmeaprende.example", .. settings]);

    /// <summary>Puts the copy back, in one of the ways people do.</summary>
    public void PutBack(string way)
    {
        if (way is "database alone")
        {
            foreach (var file in Directory.EnumerateFiles(Data, "usme.db*"))
                File.Delete(file);
            CopyFiles(Copy, Data, "usme.db*");
            return;
        }
        if (way is "whole folder")
            Directory.Delete(Data, recursive: true);
        CopyFiles(Copy, Data);
    }

    /// <summary>The person's phone, which keeps its session over everything that happens to the site.</summary>
    public HttpClient Phone(ChildSite site, bool isOwn = true)
    {
        var phone = new HttpClient(
            new HttpClientHandler { CookieContainer = isOwn ? _cookies : new CookieContainer(), AllowAutoRedirect = false }
        )
        {
            BaseAddress = site.Address,
        };
        phone.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return phone;
    }

    public static async Task<PersonId> SignUpAsync(HttpClient phone, string document, string name = "Ana Lucía")
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(BrowserVisit.SignUpForm(document)) { ["GivenNames"] = name }
        );
        using var response = await phone.PostAsync("/registro", form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new PersonId((await phone.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("id").GetGuid());
    }

    public static async Task<HttpStatusCode> SignInAsync(HttpClient phone, string document)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["Identifier"] = document, ["Password"] = BrowserVisit.Password }
        );
        using var response = await phone.PostAsync("/entrar", form, Cancel);
        return response.StatusCode;
    }

    public static async Task EraseAsync(HttpClient phone)
    {
        var person = new PersonId((await phone.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("id").GetGuid());
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["para"] = $"{person}",
                ["Confirmation"] = "BORRAR",
                ["Password"] = BrowserVisit.Password,
            }
        );
        using var response = await phone.PostAsync("/mi-cuenta/borrar", form, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Sends one record; tells what came of it and the epoch in the answer.</summary>
    public static async Task<(string Result, string Epoch)> SendAsync(HttpClient phone, PersonId person, Guid record)
    {
        var deed = new Dictionary<string, object?>(LearnerClient.CreateRecord("completed", Lesson)) { ["id"] = record };
        var answer = await LearnerClient.JsonAsync(
            await phone.PostAsJsonAsync("/api/sync", new { person, records = new[] { deed } }, Cancel)
        );
        return (LearnerClient.Results(answer).Single(), answer.GetProperty("epoch").GetString()!);
    }

    public static Dictionary<string, object?> SealRecord(SealingPhone phone, PersonId owner) =>
        phone.SealRecord(owner, LearnerClient.CreateRecord("completed", Lesson));

    /// <summary>Sends sealed records, as somebody who is nobody to the site: their owner may have signed out long ago.</summary>
    public static async Task<List<string>> SendSealedAsync(ChildSite site, Dictionary<string, object?>[] records)
    {
        using var nobody = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site.Address };
        nobody.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return LearnerClient.Results(
            await LearnerClient.JsonAsync(await nobody.PostAsJsonAsync("/api/sync/sellados", new { records }, Cancel))
        );
    }

    public static async Task<string> EpochAsync(HttpClient phone) =>
        (await phone.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("epoch").GetString()!;

    /// <summary>Copies files over those that are there, as <c>cp -a</c> does.</summary>
    public static void CopyFiles(string from, string to, string pattern = "*")
    {
        foreach (var file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }
    }

    /// <summary>The machine is another one: nothing outside the data folder came along.</summary>
    public void LoseWhatStandsOutside() => Directory.Delete(_scratch.Below("witness"), recursive: true);

    public bool IsInAnyFileOfTheSite(string text)
    {
        SqliteConnection.ClearAllPools();
        return Directory
            .EnumerateFiles(Data, "*", SearchOption.AllDirectories)
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }
}
