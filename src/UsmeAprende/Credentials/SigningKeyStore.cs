using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.Credentials;

/// <summary>
/// The keys that sign credentials: the first is made when the site first starts, a new one when an administrator asks, none is ever thrown
/// away.
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

    /// <summary>The key that signs, made now if there is none yet.</summary>
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
            // Another server made one between our look and our insert: its key is everybody's.
            if (await FindNewestAsync(cancel) is { } theirs)
                return theirs;
            throw;
        }
    }

    /// <summary>Every key there ever was, newest first.</summary>
    public Task<List<SigningKey>> ListAsync(CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Generation).ToListAsync(cancel);

    public Task<SigningKey?> FindAsync(string thumbprint, CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Thumbprint == thumbprint, cancel);

    /// <summary>Makes a new key and retires the one that signs. What the old one signed stays valid.</summary>
    /// <param name="retiring">The key that the administrator saw signing: pressing twice, or two at once, makes one new key.</param>
    public async Task<KeyRotationResult> RotateAsync(Guid actor, string retiring, CancellationToken cancel)
    {
        if (await FindNewestAsync(cancel) is not { } seen || seen.Thumbprint != retiring)
            return KeyRotationResult.AlreadyRotated;

        var next = Create(seen.Generation + 1);
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var current = await db.SigningKeys.OrderByDescending(k => k.Generation).FirstAsync(cancel);
                    if (current.Thumbprint != retiring)
                        return KeyRotationResult.AlreadyRotated;
                    current.Retire(clock.GetUtcNow().UtcDateTime);
                    db.Add(next);
                    await audit.AppendAsync(
                        db,
                        actor,
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
    /// What signs. A key that cannot be opened is never replaced by itself: someone must know that the folder of keys is gone.
    /// </summary>
    /// <exception cref="CredentialsUnavailableException">What opens it is lost.</exception>
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

    // Takes a good part of a second, so it is done before the turn to write.
    private SigningKey Create(int generation)
    {
        using var rsa = RSA.Create(options.Value.KeyBits);
        return Seal(rsa, generation);
    }
}

/// <summary>What came of asking for a new signing key.</summary>
public enum KeyRotationResult
{
    Rotated,

    /// <summary>The key that was to be retired no longer signs: somebody else was first.</summary>
    AlreadyRotated,
}

/// <summary>Makes the first key while the site already answers, and says at every start what keeps credentials from being signed.</summary>
internal sealed class SigningKeyStartup(IServiceScopeFactory scopes, ILogger<SigningKeyStartup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<SigningKeyStore>().FindOrCreateCurrentAsync(stoppingToken);
            var readiness = await scope.ServiceProvider.GetRequiredService<CredentialSigner>().CheckReadinessAsync(stoppingToken);
            if (readiness is not CredentialReadiness.Ready)
                log.LogError("{Sentence}", CredentialsUnavailableException.Explain(readiness));
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // Whoever signs first makes it then.
            log.LogError(fault, "The first signing key could not be made");
        }
    }
}

/// <summary>What the audit calls the administrator's deeds upon the signing keys (R31).</summary>
public static class CredentialsAudit
{
    public const string Rotated = "credenciales.clave-nueva";

    public static string Subject(string thumbprint) => $"clave/{thumbprint}";
}
