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
        // The standard's text says "revokedCredentials", while 1EdTech's own validator reads "revokedCredential": each finds what it reads.
        return CredentialJson.ToBytes(
            new JsonObject
            {
                ["id"] = issuer.Revocations,
                ["issuer"] = issuer.Id,
                ["revokedCredential"] = CreateEntries(revoked),
                ["revokedCredentials"] = CreateEntries(revoked),
            }
        );
    }

    private static JsonArray CreateEntries(IEnumerable<string> revoked) =>
        new([.. revoked.Select(id => new JsonObject { ["id"] = id, ["revoked"] = true })]);
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
