using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using UsmeAprende.Data;

namespace UsmeAprende.Credentials.Proofs;

/// <summary>
/// Keeps an Ed25519 key pair beside each signing key, for proofs that are embedded in a credential. It is made when it is first needed, and
/// a new signing key brings a new one. None is ever deleted.
/// </summary>
public sealed class ProofKeyStore(UsmeDb db, SigningKeyStore keys, IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("UsmeAprende.Credentials.ProofKey");

    /// <summary>The key that signs now, with its pair for proofs.</summary>
    public async Task<SigningKey> FindOrCreateCurrentAsync(CancellationToken cancel)
    {
        var current = await keys.FindOrCreateCurrentAsync(cancel);
        if (current.ProofPublicPart is not null)
            return current;

        var pair = new Ed25519PrivateKeyParameters(new SecureRandom());
        var (publicPart, secret) = (pair.GeneratePublicKey().GetEncoded(), _seal.Protect(pair.GetEncoded()));

        // Only if it still has none: another request, or another server, may have made one meanwhile, and then that one counts.
        await db.WriteAsync(
            () =>
                db
                    .SigningKeys.Where(k => k.Thumbprint == current.Thumbprint && k.ProofPublicPart == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(k => k.ProofPublicPart, publicPart).SetProperty(k => k.SealedProofPart, secret),
                        cancel
                    ),
            cancel
        );
        return await keys.FindAsync(current.Thumbprint, cancel) ?? throw new InvalidOperationException("A signing key is gone.");
    }

    /// <summary>All public parts that ever signed a proof, newest first.</summary>
    public async Task<IReadOnlyList<byte[]>> ListPublicPartsAsync(CancellationToken cancel) =>
        [.. (await keys.ListAsync(cancel)).Select(k => k.ProofPublicPart).OfType<byte[]>()];

    /// <exception cref="CredentialsUnavailableException">The keys that decrypt it are lost.</exception>
    internal Ed25519PrivateKeyParameters OpenPrivatePart(SigningKey key)
    {
        try
        {
            return new Ed25519PrivateKeyParameters(_seal.Unprotect(key.SealedProofPart!));
        }
        catch (CryptographicException fault)
        {
            throw new CredentialsUnavailableException(CredentialReadiness.KeyLocked, fault);
        }
    }
}

/// <summary>A public key for proofs as verifiers read it (Multikey).</summary>
public static class ProofKeyText
{
    // Says "Ed25519 public key" in the table of multicodec.
    private static readonly byte[] Ed25519 = [0xED, 0x01];

    public static string Write(byte[] publicPart) => MultibaseText.Base58([.. Ed25519, .. publicPart]);

    /// <summary>The id of the key, which names the issuer and the key itself: verifiers need no other address.</summary>
    public static string IdOf(byte[] publicPart, CredentialIssuer issuer) => $"{issuer.Id}#{Write(publicPart)}";
}
