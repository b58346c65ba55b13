using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Credentials;

public sealed class KeyRotationTests : IAsyncLifetime
{
    private const string Path = "/administracion/claves";

    private readonly SiteHost _site = NewSite();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Administrator_WhoConfirms_PutsANewKey_AndTheOldOneIsStillServed()
    {
        using var administrator = await AdministratorAsync();
        var old = await CurrentAsync();

        using var asked = await administrator.PostAsync(Path, ("key", old.Thumbprint));
        var afterAsking = await CurrentAsync();
        using var done = await administrator.PostAsync(Path, ("key", old.Thumbprint), ("confirmed", "true"));

        Assert.Contains("¿Poner una clave nueva?", (await BrowserVisit.PageAsync(asked)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(old.Thumbprint, afterAsking.Thumbprint);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual(old.Thumbprint, (await CurrentAsync()).Thumbprint);
        Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(CredentialIssuer.KeyPath + old.Thumbprint));
        var page = await administrator.ReadAsync(done.Headers.Location!.OriginalString);
        Assert.Contains("Desde ahora firma la clave nueva", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Puso una clave de firma nueva",
            (await administrator.ReadAsync("/administracion/auditoria")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    // R23: a validator may reach either process at any time.
    [Fact]
    public async Task NewKey_PutInOneProcess_IsServedByAnotherAtOnce_AndSoIsTheOldOne()
    {
        using var administrator = await AdministratorAsync();
        var old = await CurrentAsync();
        await using var other = await ChildSite.StartAsync(_site.DataFolder);
        using var stranger = new HttpClient { BaseAddress = other.Address };
        var before = await ServedAsync(stranger);

        (await administrator.PostAsync(Path, ("key", old.Thumbprint), ("confirmed", "true"))).Dispose();

        Assert.Equal([old.Thumbprint], before);
        Assert.Equal([(await CurrentAsync()).Thumbprint, old.Thumbprint], await ServedAsync(stranger));
    }

    [Theory]
    [InlineData("la-de-ayer")]
    [InlineData(null)]
    public async Task Administrator_WhoConfirmsForAKeyThatNoLongerSigns_IsToldAndChangesNothing(string? key)
    {
        using var administrator = await AdministratorAsync();
        var current = await CurrentAsync();

        using var answer = await administrator.PostAsync(
            Path,
            key is null ? [("confirmed", "true")] : [("key", key), ("confirmed", "true")]
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No se puso otra clave", (await BrowserVisit.PageAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(current.Thumbprint, (await CurrentAsync()).Thumbprint);
    }

    [Fact]
    public async Task Site_WhoseKeysFolderIsLost_TellsTheAdministratorAndReadiness()
    {
        await CurrentAsync();
        await using var restored = NewSite();
        await restored.InitializeAsync();
        await CopyKeysTableAsync(restored);
        using var administrator = new BrowserVisit(restored);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        var page = await administrator.ReadAsync(Path);

        Assert.Contains("falta la carpeta «keys»", page.Body!.TextContent, StringComparison.Ordinal);
        var home = await administrator.ReadAsync("/administracion");
        Assert.Contains("Falta lo que abre la clave de firma", home.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        using var ready = await administrator.Browser.GetAsync("/salud/listo", BrowserVisit.Cancel);
        Assert.Equal("Degraded", await ready.Content.ReadAsStringAsync(BrowserVisit.Cancel));
    }

    private static async Task<List<string>> ServedAsync(HttpClient stranger)
    {
        using var set = JsonDocument.Parse(await stranger.GetByteArrayAsync(CredentialIssuer.KeysPath, BrowserVisit.Cancel));
        return [.. set.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!.Split('/')[^1])];
    }

    private static SiteHost NewSite() => new SiteHost().With("People:StaffSecondFactor", "Optional");

    private async Task<BrowserVisit> AdministratorAsync()
    {
        var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        return administrator;
    }

    private async Task<SigningKey> CurrentAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SigningKeyStore>().FindOrCreateCurrentAsync(BrowserVisit.Cancel);
    }

    // As a restore of the database without its folder would leave it: the newest key is one that was sealed elsewhere.
    private async Task CopyKeysTableAsync(SiteHost restored)
    {
        var key = await CurrentAsync();
        using var visit = new BrowserVisit(restored);
        await visit.WithDbAsync(async db =>
        {
            db.Add(
                new SigningKey
                {
                    Thumbprint = key.Thumbprint,
                    Generation = 99,
                    PublicPart = key.PublicPart,
                    SealedPrivatePart = key.SealedPrivatePart,
                    CreatedAt = key.CreatedAt,
                }
            );
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
    }
}
