using System.Text.Json.Nodes;
using UsmeAprende.Credentials.Proofs;

namespace UsmeAprende.Credentials;

/// <summary>
/// All that one person earned, as one signed file (1EdTech Comprehensive Learner Record 2.0). It is made each time that its owner asks for
/// it, and is not kept: what it holds can be verified piece by piece.
/// </summary>
public sealed class LearnerRecord(
    IEnumerable<IEarnedCredentials> features,
    EmbeddedProofSigner signer,
    CredentialIssuer issuer,
    TimeProvider clock
)
{
    private const string Schema = "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

    /// <summary>Null if the person has earned nothing that stands.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="name">The person's name, as they want it.</param>
    /// <param name="email">Their proven address, for programmes that compare it; null if they did not choose to put it in.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set, or the key cannot be opened.</exception>
    public async Task<byte[]?> CreateAsync(PersonId person, string name, string? email, CancellationToken cancel)
    {
        var earned = new List<EarnedCredential>();
        foreach (var feature in features)
            earned.AddRange(await feature.ListAsync(person, cancel));
        if (earned.Count == 0)
            return null;
        foreach (var credential in earned)
            await signer.SignAsync(credential.Json, credential.SignedAt, cancel);

        var now = clock.GetUtcNow().UtcDateTime;
        var record = new JsonObject
        {
            ["@context"] = CreateContexts(),
            ["id"] = CredentialJson.Urn(RandomUuid.New()),
            ["type"] = new JsonArray("VerifiableCredential", "ClrCredential"),
            ["name"] = $"Lo que ha aprendido {name}",
            ["issuer"] = issuer.CreateProfile(),
            ["validFrom"] = CredentialJson.Instant(now),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = CredentialJson.Urn(RandomUuid.New()),
                ["type"] = new JsonArray("ClrSubject"),
                ["identifier"] = CreateIdentities(name, email),
                ["verifiableCredential"] = new JsonArray([.. earned.OrderBy(e => e.SignedAt).Select(e => e.Json)]),
            },
            ["credentialSchema"] = new JsonArray(new JsonObject { ["id"] = Schema, ["type"] = "1EdTechJsonSchemaValidator2019" }),
        };
        await signer.SignAsync(record, now, cancel);
        return CredentialJson.ToBytes(record);
    }

    private static JsonArray CreateContexts() =>
        new(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
        );

    private static JsonArray CreateIdentities(string name, string? email)
    {
        var identities = new JsonArray(CredentialJson.CreateName(name));
        if (email is not null)
            identities.Add(EarnedCredential.CreateIdentity(email));
        return identities;
    }
}
