using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Signers;

namespace UsmeAprende.Credentials.Proofs;

/// <summary>
/// Signs a credential with a proof inside it (W3C Data Integrity, suite eddsa-rdfc-2022), for wallets that read no JWT. The same
/// credential, key and moment give the same bytes, so nothing needs to be kept.
/// </summary>
public sealed class EmbeddedProofSigner(ProofKeyStore keys, CredentialIssuer issuer)
{
    /// <summary>The file type of a credential with its proof inside.</summary>
    public const string MediaType = "application/vc";

    /// <param name="credential">Without a proof; it gets one.</param>
    /// <param name="created">When it was signed, UTC.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set, or the key cannot be opened.</exception>
    public async Task SignAsync(JsonObject credential, DateTime created, CancellationToken cancel)
    {
        var key = await keys.FindOrCreateCurrentAsync(cancel);
        var proof = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = "eddsa-rdfc-2022",
            ["created"] = CredentialJson.Instant(created),
            ["verificationMethod"] = ProofKeyText.IdOf(key.ProofPublicPart!, issuer),
            ["proofPurpose"] = "assertionMethod",
        };

        // First what is said of the proof, then what the credential says: the suite fixes the order.
        byte[] signed = [.. HashOf(proof), .. HashOf(credential)];
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, keys.OpenPrivatePart(key));
        signer.BlockUpdate(signed, 0, signed.Length);
        proof["proofValue"] = MultibaseText.Base58(signer.GenerateSignature());
        // A list of one: the stricter schema of Open Badges 3.0 takes nothing else.
        credential["proof"] = new JsonArray(proof);
    }

    private static byte[] HashOf(JsonObject json) => SHA256.HashData(Encoding.UTF8.GetBytes(CredentialGraph.Canonicalise(json)));
}
