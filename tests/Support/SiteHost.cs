using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Testing;

/// <summary>
/// The real site on a data folder of its own, with a clock that tests move. Shared by the tests of an assembly; a test that needs other
/// settings makes its own.
/// </summary>
public class SiteHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string CoursesFolder = "Courses:Folder";

    // Nobody changes it: a site that changes its courses names a folder of its own.
    private static readonly Lazy<CourseCatalogue> OurCourses = new(() => CatalogueReader.Read(Repository.Courses));

    private readonly Dictionary<string, string?> _settings = [];

    public FakeClock Clock => field ??= new FakeClock(TimeRuns);

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("usme-").FullName;

    public string Environment { get; init; } = "Test";

    /// <summary>True where something that has its own clock, such as a real browser, is at the other end.</summary>
    public bool TimeRuns { get; init; }

    /// <summary>Hears what the site logs, where a test asks.</summary>
    public HeardLog? Log { get; init; }

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
    public HttpClient Browser() => Browser(new PageForms());

    /// <summary>A browser whose pages say nothing but what a test has them say.</summary>
    public HttpClient BareBrowser() => Browser([]);

    private HttpClient Browser(params DelegatingHandler[] handlers)
    {
        var client = CreateDefaultClient(ClientOptions.BaseAddress, [.. handlers, new CookieContainerHandler()]);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Folder", DataFolder);
        builder.UseSetting("Data:Witness", Path.Combine(DataFolder, "witness"));
        builder.UseSetting(CoursesFolder, Repository.Courses);
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
            if (Log is not null)
                services.AddSingleton<ILoggerProvider>(Log);

            // The library's own tests ask most queries always; asking them again here is for who wants to know which are left.
            if (System.Environment.GetEnvironmentVariable("USME_ASKED_QUERIES") is not null)
                services.AddSqlServerMirror();
            services.AddRepeatedUnitsWhereAsked();
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
