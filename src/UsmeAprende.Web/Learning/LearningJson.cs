using System.Text.Json.Serialization;

namespace UsmeAprende.Web.Learning;

/// <summary>The two busiest answers, written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SyncAnswer))]
[JsonSerializable(typeof(OwnProgress))]
internal sealed partial class LearningJson : JsonSerializerContext;
