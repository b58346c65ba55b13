using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.Credentials;

/// <summary>
/// The keys that sign credentials: the first is made when the site first starts, a new one when an administrator asks, none is ever thrown
/// away.
/// </summary>
public sealed class SigningKeys(
    UsmeDb db,
    AuditTrail audit,
    IDataProtectionProvider protection,
    TimeProvider clock,
    IOptions<IssuerOptions> options
)
{
    private readonly IDataProtector _seal = protection.CreateProtector("UsmeAprende.Credentials.SigningKey");

    /// <summary>The key that signs, made now if there is none yet.</summary>
    public async Task<SigningKey> CurrentAsync(CancellationToken cancel)
    {
        if (await NewestAsync(cancel) is { } current)
            return current;

        var first = Make(generation: 1);
        try
        {
            return await db.WriteAsync(async () => await NewestAsync(cancel) ?? db.Add(first).Entity, cancel);
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            // Another server made one between our look and our insert: its key is everybody's.
            if (await NewestAsync(cancel) is { } theirs)
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
    public async Task<Rotation> RotateAsync(Guid actor, string retiring, CancellationToken cancel)
    {
        if (await NewestAsync(cancel) is not { } seen || seen.Thumbprint != retiring)
            return Rotation.AlreadyRotated;

        var next = Make(seen.Generation + 1);
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var current = await db.SigningKeys.OrderByDescending(k => k.Generation).FirstAsync(cancel);
                    if (current.Thumbprint != retiring)
                        return Rotation.AlreadyRotated;
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
                    return Rotation.Rotated;
                },
                cancel
            );
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            if (await NewestAsync(cancel) is { } theirs && theirs.Thumbprint != retiring)
                return Rotation.AlreadyRotated;
            throw;
        }
    }

    /// <summary>
    /// What signs. A key that cannot be opened is never replaced by itself: someone must know that the folder of keys is gone.
    /// </summary>
    /// <exception cref="CredentialsUnavailableException">What opens it is lost.</exception>
    public RSA Open(SigningKey key)
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

    private Task<SigningKey?> NewestAsync(CancellationToken cancel) =>
        db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Generation).FirstOrDefaultAsync(cancel);

    // Takes a good part of a second, so it is done before the turn to write.
    private SigningKey Make(int generation)
    {
        using var rsa = RSA.Create(options.Value.KeyBits);
        return Seal(rsa, generation);
    }
}
