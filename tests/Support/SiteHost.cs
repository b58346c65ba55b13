using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Assets;

namespace UsmeAprende.Testing;

/// <summary>
/// The real site on a data folder of its own, with a clock that tests move. Shared by the tests of an assembly; a test that needs other
/// settings makes its own.
/// </summary>
public class SiteHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string CoursesFolder = "Courses:Folder";
    private const string Folder = "Data:Folder";

    // Nobody changes it: a site that changes its courses names a folder of its own.
    private static readonly Lazy<CourseCatalogue> OurCourses = new(() => CatalogueReader.Read(SourceRepository.Courses));

    // Making style and scripts small is a sixth of a start, and no test changes them.
    private static SiteAssets? s_assets;

    private static readonly string[] s_workers = ["LearningSummaryWorker", "SigningKeyStartup", "BadgeBackfillStarter"];

    private readonly Dictionary<string, string?> _settings = [];

    public FakeClock Clock => field ??= new FakeClock(TimeRuns);

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("usme-").FullName;

    public string Environment { get; init; } = "Test";

    /// <summary>True where something that has its own clock, such as a real browser, is at the other end.</summary>
    public bool TimeRuns { get; init; }

    /// <summary>Hears what the site logs, where a test asks.</summary>
    public CapturedLog? Log { get; init; }

    /// <summary>Notes what is sent to the database, where a test asks.</summary>
    public DatabaseCommandLog? Commands { get; init; }

    /// <summary>Whether the site does anything by itself, without a request that asks for it.</summary>
    public bool HasWorker { get; init; } = true;

    // Tests of several classes ask for it at once, and starting is not made for that.
    public ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes a setting before the site starts.</summary>
    public SiteHost With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>
    /// A browser without cookies, which says of each request that it comes from the site itself and does not follow redirects by itself.
    /// What it sends is for whom is signed in, as from a page that was just opened.
    /// </summary>
    public HttpClient Browser() => Browser(new PageOwnerHandler());

    /// <summary>A browser whose pages say nothing but what a test has them say.</summary>
    public HttpClient BareBrowser() => Browser([]);

    private HttpClient Browser(params DelegatingHandler[] handlers)
    {
        var client = CreateDefaultClient(ClientOptions.BaseAddress, [.. handlers, new CookieContainerHandler()]);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    private static SiteAssets OurAssets(IServiceProvider provider) =>
        LazyInitializer.EnsureInitialized(ref s_assets, () => ActivatorUtilities.CreateInstance<SiteAssets>(provider));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        if (!_settings.ContainsKey(Folder))
            MigratedDatabase.CopyTo(DataFolder);
        builder.UseSetting(Folder, DataFolder);
        builder.UseSetting("Data:Witness", Path.Combine(DataFolder, "witness"));
        builder.UseSetting(CoursesFolder, SourceRepository.Courses);
        builder.UseSetting("Jobs:Storage", "Memory");

        // The shortest key that may sign is made four times as fast.
        builder.UseSetting("Credentials:KeyBits", "2048");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (!_settings.ContainsKey(CoursesFolder))
                services.Replace(ServiceDescriptor.Singleton(_ => new CatalogueStore(OurCourses.Value)));
            services.Replace(ServiceDescriptor.Singleton(OurAssets));
            if (Log is not null)
                services.AddSingleton<ILoggerProvider>(Log);

            Commands?.AddTo(services);
            if (!HasWorker)
                foreach (var worker in s_workers)
                    services.Remove(services.Single(service => service.ImplementationType?.Name == worker));
            WatchedTableSqlGuard.AddTo(services);

            // The library's own tests ask most queries always; asking them again here is for who wants to know which are left.
            if (System.Environment.GetEnvironmentVariable("USME_ASKED_QUERIES") is not null)
                services.AddSqlServerMirror();
            services.AddRepeatedUnitsIfAsked();
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>
/// Has requests say for whom their page was made, as every page's forms and scripts do by themselves (R32): those of a page opened just
/// before.
/// </summary>
internal sealed partial class PageOwnerHandler : DelegatingHandler
{
    private const string Header = "X-Para";

    // As a form's field, in its two ways of being sent.
    private static readonly string[] Fields = ["para=", "name=para"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (
            request.Method != HttpMethod.Get
            && !await SaysAsync(request, cancellationToken)
            && await WhoAsync(request, cancellationToken) is { } who
        )
            request.Headers.Add(Header, who);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<bool> SaysAsync(HttpRequestMessage request, CancellationToken cancel) =>
        request.Headers.Contains(Header)
        || (
            request.Content is FormUrlEncodedContent or MultipartFormDataContent
            && await request.Content.ReadAsStringAsync(cancel) is var form
            && Fields.Any(f => form.Contains(f, StringComparison.Ordinal))
        );

    private async Task<string?> WhoAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        // One of the few pages that staff without a second factor may open too.
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/mi-cuenta/segundo-paso"));
        if (request.Headers.TryGetValues("Cookie", out var cookies))
            question.Headers.Add("Cookie", cookies);
        using var page = await base.SendAsync(question, cancel);
        return page.IsSuccessStatusCode && Person().Match(await page.Content.ReadAsStringAsync(cancel)) is { Success: true } found
            ? found.Groups["id"].Value
            : null;
    }

    [GeneratedRegex("""<body data-person="(?<id>[^"]+)""")]
    private static partial Regex Person();
}
