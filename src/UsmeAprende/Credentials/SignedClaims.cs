using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>The content of one of our credentials, read from the signed payload.</summary>
public sealed record SignedClaims
{
    // This type is not on the standard's list, so it needs the prefix for extensions, as the standard's guide says.
    internal const string NameType = "ext:name";

    public required Guid CredentialId { get; init; }

    public required string AchievementName { get; init; }

    public required DateTime ValidFrom { get; init; }

    public string? RecipientName { get; init; }

    public string? Number { get; init; }

    public string? Narrative { get; init; }

    /// <summary>Null if it is not a credential of the kind that we issue.</summary>
    internal static SignedClaims? Read(ReadOnlySpan<byte> payload)
    {
        if (
            ParseObject(payload) is not { } credential
            || credential["credentialSubject"] is not JsonObject subject
            || subject["achievement"] is not JsonObject achievement
        )
            return null;
        if (
            !TryId(ReadText(credential["id"]), out var id)
            || ReadText(achievement["name"]) is not { } name
            || !TryInstant(ReadText(credential["validFrom"]), out var validFrom)
        )
            return null;
        return new SignedClaims
        {
            CredentialId = id,
            AchievementName = name,
            ValidFrom = validFrom,
            RecipientName = NameOf(subject),
            Number = ReadText(subject["licenseNumber"]),
            Narrative = ReadText(subject["narrative"]),
        };
    }

    /// <summary>Null if it is no JSON object, or has the same member twice.</summary>
    internal static JsonObject? ParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string? ReadText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string? NameOf(JsonObject subject) =>
        (subject["identifier"] as JsonArray)
            ?.OfType<JsonObject>()
            .Where(identity => ReadText(identity["identityType"]) == NameType)
            .Select(identity => ReadText(identity["identityHash"]))
            .FirstOrDefault();

    private static bool TryId(string? urn, out Guid id)
    {
        const string prefix = "urn:uuid:";
        id = default;
        return urn?.StartsWith(prefix, StringComparison.Ordinal) == true && Guid.TryParseExact(urn[prefix.Length..], "D", out id);
    }

    private static bool TryInstant(string? text, out DateTime utc) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc);
}
