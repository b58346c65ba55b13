using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace UsmeAprende.Testing;

/// <summary>The real site on a data folder of its own, with a clock that tests move. Shared by the tests of an assembly; a test that needs other settings makes its own.</summary>
public class SiteHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Dictionary<string, string?> _settings = [];

    public FakeClock Clock { get; } = new();

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("usme-").FullName;

    public string Environment { get; init; } = "Test";

    /// <summary>True where a real browser, which has its own clock, is at the other end.</summary>
    public bool UsesRealTime { get; init; }

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

    /// <summary>A browser without cookies, which says of each request that it comes from the site itself and does not follow redirects by itself.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Folder", DataFolder);
        builder.UseSetting("Data:Witness", Path.Combine(DataFolder, "witness"));
        builder.UseSetting("Courses:Folder", Repository.Courses);

        // The shortest key that may sign is made four times as fast.
        builder.UseSetting("Credentials:KeyBits", "2048");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(services =>
        {
            if (!UsesRealTime)
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
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
