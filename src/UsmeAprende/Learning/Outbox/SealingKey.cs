using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// The key to which phones encrypt what waits on them (R19): who finds the phone cannot read it, nor who carries its file.
/// </summary>
public sealed class SealingKey
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 …, unique: if two servers make the first key at the same time, only one of them can store it.</summary>
    public required int Generation { get; init; }

    /// <summary>SubjectPublicKeyInfo of an ECDH key on P-256.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8, encrypted with the keys of the data folder.</summary>
    public required byte[] ProtectedPrivateKey { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class SealingKeyMapping : IEntityTypeConfiguration<SealingKey>
{
    public void Configure(EntityTypeBuilder<SealingKey> key)
    {
        key.ToTable("SealingKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.PublicKey).HasMaxLength(200);
        key.Property(k => k.ProtectedPrivateKey).HasMaxLength(2000);
        key.HasIndex(k => k.Generation).IsUnique();
    }
}

/// <summary>Stores the keys that open what phones have sealed. No key is ever deleted: a phone may come back after a year.</summary>
public sealed class SealingKeyStore(UsmeDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.Learning.SealingKey");

    /// <summary>The key to which phones encrypt now; it is made if there is none.</summary>
    public async Task<SealingKey> FindOrCreateAsync(CancellationToken cancel)
    {
        if (await FindNewestAsync(cancel) is { } current)
            return current;
        var first = Create();
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

    /// <summary>The private keys of the given ids, without those that are not there.</summary>
    /// <exception cref="CryptographicException">The keys of the data folder are lost.</exception>
    public async Task<Dictionary<Guid, ECDiffieHellman>> OpenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var keys = await db.SealingKeys.AsNoTracking().Where(k => ids.Contains(k.Id)).ToListAsync(cancel);
        return keys.ToDictionary(key => key.Id, Open);
    }

    private ECDiffieHellman Open(SealingKey key)
    {
        var opened = ECDiffieHellman.Create();
        opened.ImportPkcs8PrivateKey(_protector.Unprotect(key.ProtectedPrivateKey), out _);
        return opened;
    }

    private SealingKey Create()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new SealingKey
        {
            Id = Guid.CreateVersion7(),
            Generation = 1,
            PublicKey = key.ExportSubjectPublicKeyInfo(),
            ProtectedPrivateKey = _protector.Protect(key.ExportPkcs8PrivateKey()),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
    }

    private Task<SealingKey?> FindNewestAsync(CancellationToken cancel) =>
        db.SealingKeys.AsNoTracking().OrderByDescending(k => k.Generation).FirstOrDefaultAsync(cancel);
}
