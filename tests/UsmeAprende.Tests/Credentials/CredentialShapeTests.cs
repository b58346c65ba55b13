using System.Text.Json;

namespace UsmeAprende.Tests.Credentials;

/// <summary>
/// The form of a credential against what Open Badges 3.0 demands of each object: members that must be there, and where it closes the list,
/// no others.
/// </summary>
public sealed class CredentialShapeTests
{
    private static readonly string[] RegisteredClaims = ["iss", "jti", "nbf", "sub"];

    public static TheoryData<string> Awards => ["badge", "certificate"];

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Credential_Objects_HaveTheMembersThatTheSpecificationNames(string name)
    {
        var credential = await SignedAsync(name);
        var subject = credential.GetProperty("credentialSubject");
        var achievement = subject.GetProperty("achievement");

        Has(
            credential,
            required: ["@context", "id", "type", "issuer", "validFrom", "credentialSubject"],
            optional: ["name", "credentialStatus", "credentialSchema", .. RegisteredClaims]
        );
        Has(
            credential.GetProperty("issuer"),
            required: ["id", "type"],
            optional: ["name", "url", "email", "phone", "address", "otherIdentifier", "image"]
        );
        Has(
            subject,
            required: ["type", "achievement", "id"],
            optional: ["identifier", "licenseNumber", "activityStartDate", "activityEndDate", "narrative"]
        );
        Has(
            achievement,
            required: ["id", "type", "criteria", "description", "name"],
            optional: ["achievementType", "inLanguage", "image", "alignment"]
        );
        Has(achievement.GetProperty("criteria"), required: ["narrative"], optional: []);
        // One way of asking in a token; several beside each other where the proof is embedded.
        foreach (var status in OneOrMore(credential.GetProperty("credentialStatus")))
            Has(status, required: ["id", "type"], optional: ["statusPurpose", "statusListIndex", "statusListCredential"]);
        foreach (var schema in credential.GetProperty("credentialSchema").EnumerateArray())
            Has(schema, required: ["id", "type"], optional: []);
        foreach (var alignment in Items(achievement, "alignment"))
            Has(alignment, required: ["type", "targetName", "targetUrl"], optional: ["targetCode", "targetFramework"]);
        foreach (var identity in Items(subject, "identifier"))
            Has(identity, required: ["type", "hashed", "identityHash", "identityType"], optional: []);
        if (achievement.TryGetProperty("image", out var image))
            Has(image, required: ["id", "type"], optional: ["caption"]);
    }

    [Theory]
    [InlineData("badge", "OpenBadgeCredential", "Badge")]
    [InlineData("certificate", "AchievementCredential", "CertificateOfCompletion")]
    public async Task Credential_OfEachKind_NamesItsTypesAndContextsInOrder(string name, string kind, string achievementType)
    {
        var credential = await SignedAsync(name);

        Assert.Equal(
            [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
            ],
            Texts(credential, "@context")
        );
        Assert.Equal(["VerifiableCredential", kind], Texts(credential, "type"));
        Assert.Equal(["Profile"], Texts(credential.GetProperty("issuer"), "type"));
        var subject = credential.GetProperty("credentialSubject");
        Assert.Equal(["AchievementSubject"], Texts(subject, "type"));
        Assert.Equal(["Achievement"], Texts(subject.GetProperty("achievement"), "type"));
        Assert.Equal(achievementType, subject.GetProperty("achievement").GetProperty("achievementType").GetString());
        Assert.Equal("1EdTechRevocationList", credential.GetProperty("credentialStatus").GetProperty("type").GetString());
        Assert.Equal(
            CredentialBuilder.Url + "/credenciales/revocadas",
            credential.GetProperty("credentialStatus").GetProperty("id").GetString()
        );
        Assert.Equal("1EdTechJsonSchemaValidator2019", credential.GetProperty("credentialSchema")[0].GetProperty("type").GetString());
    }

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Credential_Everywhere_HasWholeAddressesNoNullsAndNoEmptyLists(string name)
    {
        var credential = await SignedAsync(name);

        foreach (var (member, value) in Walk(credential))
        {
            Assert.NotEqual(JsonValueKind.Null, value.ValueKind);
            Assert.False(value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 0, member);
            if (member is "id" or "url" or "targetUrl" or "iss" or "jti" or "sub")
                Assert.True(
                    Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address) && address.Scheme is "https" or "urn",
                    value.GetString()
                );
        }
        Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", credential.GetProperty("validFrom").GetString());
    }

    private static async Task<JsonElement> SignedAsync(string name)
    {
        await using var site = await CredentialBuilder.StartAsync();
        return OutsideVerifier.Payload(await site.SignAsync(name == "badge" ? SampleCredentials.Badge : SampleCredentials.Certificate));
    }

    private static void Has(JsonElement json, string[] required, string[] optional)
    {
        var members = json.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Empty(required.Except(members));
        Assert.Empty(members.Except(required).Except(optional));
    }

    private static List<JsonElement> OneOrMore(JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string list) =>
        json.TryGetProperty(list, out var items) ? items.EnumerateArray() : default;

    private static IEnumerable<string?> Texts(JsonElement json, string list) =>
        json.GetProperty(list).EnumerateArray().Select(item => item.GetString());

    private static IEnumerable<(string Member, JsonElement Value)> Walk(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Walk(member.Value).Prepend((member.Name, member.Value))),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Walk),
            _ => [],
        };
}
