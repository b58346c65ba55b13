using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>
/// The public list that every credential points to (1EdTech Revocation List Status Method 1.0). Since it holds all revoked credentials, we
/// do not learn which one a reader is checking.
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
/// Lists the credentials that one feature has revoked, without reasons: a reason may name a person, and the list is public.
/// </summary>
public interface IRevokedCredentials
{
    /// <summary>Ids as in <see cref="CredentialContent.CredentialId"/>.</summary>
    Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel);

    Task<bool> ContainsAsync(Guid credential, CancellationToken cancel);
}
