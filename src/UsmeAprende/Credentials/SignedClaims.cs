using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>What a credential of ours says, read back from what was signed.</summary>
public sealed record SignedClaims
{
    // Not of the standard's own list, so it carries the prefix for others; its guide names it so.
    internal const string NameType = "ext:name";

    public required Guid CredentialId { get; init; }

    public required string AchievementName { get; init; }

    public required DateTime ValidFrom { get; init; }

    public string? RecipientName { get; init; }

    public string? Number { get; init; }

    public string? Narrative { get; init; }

    /// <summary>Null where it is no credential of the kind that is issued here.</summary>
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

    /// <summary>Null where it is no JSON object, or one that says something twice.</summary>
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
