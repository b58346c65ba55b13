using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Credentials;

/// <summary>
/// Stores the keys that sign credentials. The first is made at the first start, another when an administrator asks for it. No key is ever
/// deleted.
/// </summary>
public sealed class SigningKeyStore(
    UsmeDb db,
    AuditTrail audit,
    IDataProtectionProvider protection,
    TimeProvider clock,
    IOptions<CredentialIssuerOptions> options
)
{
    private readonly IDataProtector _seal = protection.CreateProtector("UsmeAprende.Credentials.SigningKey");

    /// <summary>The key that signs now; it is made if there is none.</summary>
    public async Task<SigningKey> FindOrCreateCurrentAsync(CancellationToken cancel)
    {
        if (await FindNewestAsync(cancel) is { } current)
            return current;

        var first = Create(generation: 1);
        try
        {
            return await db.WriteAsync(async () => await FindNewestAsync(cancel) ?? db.Add(first).Entity, cancel);
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            // Another server inserted one since we looked: all servers use that key.
            if (await FindNewestAsync(cancel) is { } theirs)
                return theirs;
            throw;
        }
    }

    /// <summary>All keys, newest first.</summary>
    public Task<List<SigningKey>> ListAsync(CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Generation).ToListAsync(cancel);

    public Task<SigningKey?> FindAsync(string thumbprint, CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Thumbprint == thumbprint, cancel);

    /// <summary>Makes a new key and retires the one that signs. What the old one signed stays valid.</summary>
    /// <param name="retiring">
    /// The key that the administrator saw as current: pressing twice, or two administrators at once, make only one new key.
    /// </param>
    public async Task<KeyRotationResult> RotateAsync(Actor actor, string retiring, CancellationToken cancel)
    {
        if (await FindNewestAsync(cancel) is not { } seen || seen.Thumbprint != retiring)
            return KeyRotationResult.AlreadyRotated;

        var next = Create(seen.Generation + 1);
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    if ((await actor.ReloadAsync(db, cancel)).Role is not PersonRole.Administrator)
                        return KeyRotationResult.NotAllowed;
                    var current = await db.SigningKeys.OrderByDescending(k => k.Generation).FirstAsync(cancel);
                    if (current.Thumbprint != retiring)
                        return KeyRotationResult.AlreadyRotated;
                    current.Retire(clock.GetUtcNow().UtcDateTime);
                    db.Add(next);
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        CredentialsAudit.Rotated,
                        CredentialsAudit.Subject(next.Thumbprint),
                        retiring,
                        next.Thumbprint,
                        cancel
                    );
                    return KeyRotationResult.Rotated;
                },
                cancel
            );
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            if (await FindNewestAsync(cancel) is { } theirs && theirs.Thumbprint != retiring)
                return KeyRotationResult.AlreadyRotated;
            throw;
        }
    }

    /// <summary>
    /// The private key. A key that cannot be decrypted is never replaced automatically: somebody must notice that the folder of keys is
    /// lost.
    /// </summary>
    /// <exception cref="CredentialsUnavailableException">The keys that decrypt it are lost.</exception>
    public RSA OpenPrivatePart(SigningKey key)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(_seal.Unprotect(key.SealedPrivatePart), out _);
            return rsa;
        }
        catch (CryptographicException fault)
        {
            rsa.Dispose();
            throw new CredentialsUnavailableException(CredentialReadiness.KeyLocked, fault);
        }
    }

    internal SigningKey Seal(RSA rsa, int generation) =>
        new()
        {
            Thumbprint = JsonWebKey.Thumbprint(rsa),
            Generation = generation,
            PublicPart = rsa.ExportSubjectPublicKeyInfo(),
            SealedPrivatePart = _seal.Protect(rsa.ExportPkcs8PrivateKey()),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };

    private Task<SigningKey?> FindNewestAsync(CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Generation).FirstOrDefaultAsync(cancel);

    // Making a key takes about a second, so it is done before the transaction.
    private SigningKey Create(int generation)
    {
        using var rsa = RSA.Create(options.Value.KeyBits);
        return Seal(rsa, generation);
    }
}

/// <summary>Result of asking for a new signing key.</summary>
public enum KeyRotationResult
{
    Rotated,

    /// <summary>The key to be retired does not sign any more: somebody else was faster.</summary>
    AlreadyRotated,

    /// <summary>Whoever asks is no administrator any more.</summary>
    NotAllowed,
}

/// <summary>Makes the first key in the background after the start, and logs at every start why credentials cannot be signed.</summary>
internal sealed class SigningKeyStartup(IServiceScopeFactory scopes, BackgroundStart start, ILogger<SigningKeyStartup> log) : SiteWorker
{
    protected override async Task RunAsync(CancellationToken stopping)
    {
        await start.WaitAsync(stopping);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ProofKeyStore>().FindOrCreateCurrentAsync(stopping);
            var readiness = await scope.ServiceProvider.GetRequiredService<CredentialSigner>().CheckReadinessAsync(stopping);
            if (readiness is not CredentialReadiness.Ready)
                log.LogError("{Sentence}", CredentialsUnavailableException.Explain(readiness));
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // The first signature makes the key.
            log.LogError(fault, "The first signing key could not be made");
        }
    }
}

/// <summary>Names of the audit's entries about signing keys (R31).</summary>
public static class CredentialsAudit
{
    public const string Rotated = "credenciales.clave-nueva";

    public static string Subject(string thumbprint) => $"clave/{thumbprint}";
}
