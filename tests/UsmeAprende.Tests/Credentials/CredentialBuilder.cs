using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Credentials;

/// <summary>
/// A site that signs, with an address and with keys that lie in its data folder: a second server opens what the first sealed.
/// </summary>
internal static class CredentialBuilder
{
    public const string Url = "https://aprende.usme.example";

    extension(TestSite site)
    {
        public CredentialIssuer Issuer => site.Get<CredentialIssuer>();

        public SampleRevocations Revoked => site.Get<SampleRevocations>();
    }

    public static Task<TestSite> StartAsync(string? url = Url, params (string Key, string? Value)[] settings) =>
        TestSite.StartAsync(Configure("keys"), [("Credentials:Url", url), .. settings]);

    /// <summary>Another server on the same folder.</summary>
    /// <param name="site">The first.</param>
    /// <param name="url">Where people find it.</param>
    /// <param name="keys">Another name than the first one's, and what it sealed cannot be opened here.</param>
    public static Task<TestSite> BesideAsync(this TestSite site, string? url = Url, string keys = "keys") =>
        site.BesideAsync(Configure(keys), ("Credentials:Url", url));

    public static Task<string> SignAsync(this TestSite site, CredentialContent award) =>
        site.WithAsync((CredentialSigner signer) => signer.SignAsync(award, TestSite.Cancel));

    public static Task<CredentialReadiness> ReadinessAsync(this TestSite site) =>
        site.WithAsync((CredentialSigner signer) => signer.CheckReadinessAsync(TestSite.Cancel));

    public static Task<CredentialVerificationResult> VerifyAsync(this TestSite site, string? jws) =>
        site.WithAsync((CredentialVerifier verifier) => verifier.VerifyAsync(jws, TestSite.Cancel));

    public static Task<List<SigningKey>> KeysAsync(this TestSite site) =>
        site.WithAsync((SigningKeyStore keys) => keys.ListAsync(TestSite.Cancel));

    public static Task<SigningKey> CurrentKeyAsync(this TestSite site) =>
        site.WithAsync((SigningKeyStore keys) => keys.FindOrCreateCurrentAsync(TestSite.Cancel));

    public static async Task<KeyRotationResult> RotateAsync(
        this TestSite site,
        string retiring,
        PersonRole roleByNow = PersonRole.Administrator
    )
    {
        var actor = (await site.PersonAsync(roleByNow)).AsAdministrator();
        return await site.WithAsync((SigningKeyStore keys) => keys.RotateAsync(actor, retiring, TestSite.Cancel));
    }

    private static Action<IServiceCollection> Configure(string keys) =>
        services =>
        {
            services.Replace(ServiceDescriptor.Singleton(provider => OpenKeys(provider, keys)));
            services.AddSingleton<SampleRevocations>();
            services.AddSingleton<IRevokedCredentials>(provider => provider.GetRequiredService<SampleRevocations>());
        };

    private static IDataProtectionProvider OpenKeys(IServiceProvider provider, string keys) =>
        DataProtectionProvider.Create(
            new DirectoryInfo(Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.Folder, keys)),
            protection => protection.SetApplicationName("UsmeAprende")
        );

    /// <summary>What a feature would have taken back.</summary>
    internal sealed class SampleRevocations : List<Guid>, IRevokedCredentials
    {
        public Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([.. this]);

        public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) => Task.FromResult(Contains(credential));
    }
}
