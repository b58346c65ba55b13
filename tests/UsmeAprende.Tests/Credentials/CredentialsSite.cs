using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Credentials;

/// <summary>
/// A server of the library on a data folder, which a second server may share as another process would: own services, own gate, own
/// connections.
/// </summary>
internal sealed class CredentialsSite : IAsyncDisposable
{
    public const string Url = "https://aprende.usme.example";

    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private CredentialsSite(string folder, string? url, string keys, bool ownsFolder)
    {
        (Folder, _ownsFolder) = (folder, ownsFolder);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = folder,
                    ["Jobs:Storage"] = "Memory",
                    ["Credentials:Url"] = url,
                    ["Credentials:KeyBits"] = "2048",
                }
            )
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddUsmeAprende(configuration).AddDatabaseTestServices();
        services.AddSingleton<IRevokedCredentials>(Revoked);
        services
            .AddDataProtection()
            .SetApplicationName("UsmeAprende")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, keys)));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public FakeClock Clock { get; } = new();

    public SampleRevocations Revoked { get; } = new();

    public CredentialIssuer Issuer => _services.GetRequiredService<CredentialIssuer>();

    public static async Task<CredentialsSite> StartAsync(string? url = Url)
    {
        var site = new CredentialsSite(Directory.CreateTempSubdirectory("usme-").FullName, url, "keys", ownsFolder: true);
        await site.WithAsync(
            async (UsmeDb db) =>
            {
                await db.Database.MigrateAsync(Cancel);
                return true;
            }
        );
        return site;
    }

    /// <summary>Another server on the same folder.</summary>
    /// <param name="keys">Another name than the first one's, and what it sealed cannot be opened here.</param>
    public CredentialsSite Beside(string? url = Url, string keys = "keys") => new(Folder, url, keys, ownsFolder: false);

    /// <summary>Does one thing as one request would.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<string> SignAsync(CredentialContent award) => WithAsync((CredentialSigner signer) => signer.SignAsync(award, Cancel));

    public Task<CredentialReadiness> ReadinessAsync() => WithAsync((CredentialSigner signer) => signer.CheckReadinessAsync(Cancel));

    public Task<CredentialVerificationResult> VerifyAsync(string? jws) =>
        WithAsync((CredentialVerifier verifier) => verifier.VerifyAsync(jws, Cancel));

    public Task<List<SigningKey>> KeysAsync() => WithAsync((SigningKeyStore keys) => keys.ListAsync(Cancel));

    public Task<SigningKey> CurrentKeyAsync() => WithAsync((SigningKeyStore keys) => keys.FindOrCreateCurrentAsync(Cancel));

    public Task<KeyRotationResult> RotateAsync(string retiring) =>
        WithAsync((SigningKeyStore keys) => keys.RotateAsync(Guid.CreateVersion7(), retiring, Cancel));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_ownsFolder)
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>What a feature would have taken back.</summary>
    internal sealed class SampleRevocations : List<Guid>, IRevokedCredentials
    {
        public Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([.. this]);

        public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) => Task.FromResult(Contains(credential));
    }
}
