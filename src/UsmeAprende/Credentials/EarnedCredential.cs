using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using UsmeAprende.Credentials.Status;

namespace UsmeAprende.Credentials;

/// <summary>A credential that somebody holds, as JSON that is still to be signed with an embedded proof.</summary>
/// <param name="SignedAt">When it was first signed, UTC.</param>
public sealed record EarnedCredential(JsonObject Json, DateTime SignedAt)
{
    /// <summary>
    /// The same credential as it was first signed as a token (R23), word for word but for how to ask whether it still stands.
    /// </summary>
    /// <param name="jws">Our own, as it is kept.</param>
    /// <param name="signedAt">When it was signed.</param>
    /// <param name="status">Its place in a bit list; null if it was signed before there were any.</param>
    /// <param name="issuer">Ours.</param>
    public static EarnedCredential FromToken(string jws, DateTime signedAt, StatusPosition? status, CredentialIssuer issuer)
    {
        if (!CompactJws.TryParse(jws, out var token) || SignedClaims.ParseObject(token.Payload.Span) is not { } credential)
            throw new ArgumentException("It is no credential of ours.", nameof(jws));

        // Claims of the token only: the credential says each of them itself.
        foreach (var claim in new[] { "iss", "jti", "nbf", "sub" })
            credential.Remove(claim);
        return new EarnedCredential(credential, signedAt).WithStatus(status, issuer);
    }

    /// <summary>One whose token lies elsewhere, such as in a document.</summary>
    public static EarnedCredential FromContent(CredentialContent content, StatusPosition status, CredentialIssuer issuer) =>
        new EarnedCredential(CredentialJson.CreateCredential(content, issuer), content.ValidFrom).WithStatus(status, issuer);

    /// <summary>
    /// Adds the holder's e-mail address in the form that backpacks compare and nobody can read (Open Badges 3.0, IdentityObject). Only the
    /// holder gets this copy.
    /// </summary>
    public void AddRecipient(string email)
    {
        var subject = (JsonObject)Json["credentialSubject"]!;
        if (subject["identifier"] is not JsonArray identities)
            subject["identifier"] = identities = [];
        identities.Add(CreateIdentity(email));
    }

    public byte[] ToBytes() => CredentialJson.ToBytes(Json);

    /// <summary>The address as salted hash. Backpacks hash it in small letters.</summary>
    internal static JsonObject CreateIdentity(string email)
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant() + salt));
        return new JsonObject
        {
            ["type"] = "IdentityObject",
            ["hashed"] = true,
            ["identityHash"] = $"sha256${Convert.ToHexStringLower(hash)}",
            ["identityType"] = "emailAddress",
            ["salt"] = salt,
        };
    }

    // Instead of the token's list, not beside it: Open Badges 3.0 and CLR 2.0 allow one way of asking, and wallets know only this one.
    private EarnedCredential WithStatus(StatusPosition? status, CredentialIssuer issuer)
    {
        if (status is not null)
            Json["credentialStatus"] = status.ToEntry(issuer);
        return this;
    }
}

/// <summary>Lists what somebody has earned in one feature, for their learner record.</summary>
public interface IEarnedCredentials
{
    /// <summary>Those that stand, oldest first; of all rows of the human (R14).</summary>
    Task<IReadOnlyList<EarnedCredential>> ListAsync(PersonId person, CancellationToken cancel);
}
