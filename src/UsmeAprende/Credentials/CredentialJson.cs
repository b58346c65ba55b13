using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>
/// Writes an award as JSON of Open Badges 3.0. The order of members is fixed, so that the same award gives the same bytes. The payload is
/// the credential itself plus the registered claims, without a <c>vc</c> claim (R23).
/// </summary>
internal static class CredentialJson
{
    private const string Schema = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    // Accents are not escaped: the payload is base64url, and never stands inside a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The last context defines the types of the revocation list and of the schema.</summary>
    public static JsonArray CreateContexts() =>
        new(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
        );

    public static string Urn(Guid id) => $"urn:uuid:{id:D}";

    public static byte[] ToBytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Plain);

    public static byte[] CreatePayload(CredentialContent award, CredentialIssuer issuer)
    {
        var payload = CreateCredential(award, issuer);
        payload["iss"] = issuer.Id;
        payload["jti"] = Urn(award.CredentialId);
        payload["nbf"] = new DateTimeOffset(WholeSeconds(award.ValidFrom)).ToUnixTimeSeconds();
        payload["sub"] = Urn(award.SubjectId);
        return ToBytes(payload);
    }

    /// <summary>The credential without the claims of a token and without a proof.</summary>
    public static JsonObject CreateCredential(CredentialContent award, CredentialIssuer issuer)
    {
        if (award.CredentialId == award.SubjectId)
            throw new ArgumentException(
                "A person and a credential of one name would be one thing to whoever reads linked data.",
                nameof(award)
            );

        var validFrom = WholeSeconds(award.ValidFrom);
        var kind = award.Achievement.Type is AchievementType.Badge ? "OpenBadgeCredential" : "AchievementCredential";
        return new JsonObject
        {
            ["@context"] = CreateContexts(),
            ["id"] = Urn(award.CredentialId),
            ["type"] = new JsonArray("VerifiableCredential", kind),
            ["issuer"] = issuer.CreateProfile(),
            ["validFrom"] = Instant(validFrom),
            ["name"] = award.Achievement.Name,
            ["credentialSubject"] = CreateSubject(award, issuer),
            ["credentialStatus"] = new JsonObject { ["id"] = issuer.Revocations, ["type"] = "1EdTechRevocationList" },
            ["credentialSchema"] = new JsonArray(new JsonObject { ["id"] = Schema, ["type"] = "1EdTechJsonSchemaValidator2019" }),
        };
    }

    private static JsonObject CreateSubject(CredentialContent award, CredentialIssuer issuer)
    {
        var subject = new JsonObject { ["id"] = Urn(award.SubjectId), ["type"] = new JsonArray("AchievementSubject") };
        if (award.RecipientName is not null)
            subject["identifier"] = new JsonArray(CreateName(award.RecipientName));
        if (award.Number is not null)
            subject["licenseNumber"] = award.Number;
        if (award.StartedAt is { } started)
            subject["activityStartDate"] = Instant(WholeSeconds(started));
        if (award.EndedAt is { } ended)
            subject["activityEndDate"] = Instant(WholeSeconds(ended));
        if (award.Narrative is not null)
            subject["narrative"] = award.Narrative;
        subject["achievement"] = CreateAchievement(award.Achievement, issuer);
        return subject;
    }

    public static JsonObject CreateName(string name) =>
        new()
        {
            ["type"] = "IdentityObject",
            ["hashed"] = false,
            ["identityHash"] = name,
            ["identityType"] = SignedClaims.NameType,
        };

    private static JsonObject CreateAchievement(CredentialAchievement achievement, CredentialIssuer issuer)
    {
        var json = new JsonObject
        {
            ["id"] = issuer.AbsoluteUrl(achievement.Address),
            ["type"] = new JsonArray("Achievement"),
            ["achievementType"] = achievement.Type.ToString(),
            ["name"] = achievement.Name,
            ["description"] = achievement.Description,
            ["criteria"] = new JsonObject { ["narrative"] = achievement.Criteria },
            ["inLanguage"] = "es-CO",
        };
        if (achievement.Image is not null)
        {
            var image = new JsonObject { ["id"] = issuer.AbsoluteUrl(achievement.Image), ["type"] = "Image" };
            if (achievement.ImageText is not null)
                image["caption"] = achievement.ImageText;
            json["image"] = image;
        }

        // Open Badges does not allow an empty list.
        if (achievement.Alignments.Count > 0)
            json["alignment"] = new JsonArray([.. achievement.Alignments.Select(CreateAlignment)]);
        return json;
    }

    private static JsonObject CreateAlignment(AchievementAlignment alignment) =>
        new()
        {
            ["type"] = new JsonArray("Alignment"),
            ["targetCode"] = alignment.Code,
            ["targetName"] = alignment.Name,
            ["targetFramework"] = alignment.Framework,
            ["targetUrl"] = alignment.Url,
        };

    // The claim nbf counts seconds and must equal validFrom.
    public static DateTime WholeSeconds(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
