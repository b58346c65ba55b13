using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>
/// The public list that every credential points to (1EdTech Revocation List Status Method 1.0). Whoever reads it does not tell us which
/// credential they are checking.
/// </summary>
public sealed class RevocationList(IEnumerable<IRevokedCredentials> features, CredentialIssuer issuer)
{
    public async Task<byte[]> ToJsonAsync(CancellationToken cancel)
    {
        var revoked = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var feature in features)
            revoked.UnionWith((await feature.ListAsync(cancel)).Select(CredentialJson.Urn));
        return CredentialJson.ToBytes(
            new JsonObject
            {
                ["id"] = issuer.Revocations,
                ["issuer"] = issuer.Id,
                ["revokedCredentials"] = new JsonArray([.. revoked.Select(id => new JsonObject { ["id"] = id, ["revoked"] = true })]),
            }
        );
    }
}

/// <summary>
/// Credentials that one feature has taken back. Why is the feature's own to tell: a reason may speak of a person, and the public list must
/// not.
/// </summary>
public interface IRevokedCredentials
{
    /// <summary>Ids as in <see cref="CredentialContent.CredentialId"/>.</summary>
    Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel);

    Task<bool> ContainsAsync(Guid credential, CancellationToken cancel);
}
