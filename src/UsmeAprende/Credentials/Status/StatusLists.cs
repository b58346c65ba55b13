using System.IO.Compression;
using System.Text.Json.Nodes;
using UsmeAprende.Credentials.Proofs;

namespace UsmeAprende.Credentials.Status;

/// <summary>
/// The public bit lists of revoked credentials, each a signed credential of its own. Whoever checks one badge fetches a list of more than a
/// hundred thousand, so that we do not learn which one was meant.
/// </summary>
public sealed class StatusLists(
    IEnumerable<IStatusListSource> sources,
    EmbeddedProofSigner signer,
    SigningKeyStore keys,
    CredentialIssuer issuer
)
{
    /// <summary>Null if there is no such list. The same state gives the same bytes.</summary>
    /// <param name="source">The name of its feature.</param>
    /// <param name="part">Which of that feature's lists.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<byte[]?> FindAsync(string source, int part, CancellationToken cancel)
    {
        if (sources.FirstOrDefault(s => s.Name == source) is not { } feature || await feature.FindAsync(part, cancel) is not { } state)
            return null;
        var changed = CredentialJson.WholeSeconds(state.ChangedAt ?? (await keys.FindOrCreateCurrentAsync(cancel)).CreatedAt);
        var address = issuer.AbsoluteUrl($"{StatusPosition.Path}{source}/{part}");
        var list = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = address,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = issuer.Id,
            ["validFrom"] = CredentialJson.Instant(changed),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = address + "#lista",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = StatusPosition.Purpose,
                ["encodedList"] = Encode(state.Revoked),
            },
        };
        await signer.SignAsync(list, changed, cancel);
        return CredentialJson.ToBytes(list);
    }

    internal static string Encode(IReadOnlyCollection<int> revoked)
    {
        var size = StatusPosition.LeastSize;
        while (revoked.Any(index => index >= size))
            size *= 2;
        var bits = new byte[size / 8];

        // The first credential is the leftmost bit.
        foreach (var index in revoked)
            bits[index / 8] |= (byte)(0x80 >> (index % 8));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bits);
        return MultibaseText.Base64(packed.ToArray());
    }
}

/// <summary>Says which credentials of one feature are revoked, by their positions.</summary>
public interface IStatusListSource
{
    /// <summary>Short and stable: it is in the address of the lists.</summary>
    string Name { get; }

    /// <summary>Null if there is no such list.</summary>
    Task<StatusListState?> FindAsync(int part, CancellationToken cancel);
}

/// <summary>What a list says.</summary>
/// <param name="ChangedAt">When the last one was revoked; null if none is.</param>
public sealed record StatusListState(IReadOnlyCollection<int> Revoked, DateTime? ChangedAt);
