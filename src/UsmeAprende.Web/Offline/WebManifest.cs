using System.Text.Json.Serialization;

namespace UsmeAprende.Web.Offline;

/// <summary>The site as an application of a phone (W3C Web Application Manifest).</summary>
public sealed record WebManifest(string Name, string ShortName, IReadOnlyList<WebManifestIcon> Icons)
{
    /// <summary>An application is known by it: it never changes.</summary>
    public string Id => "/";
    public string StartUrl => "/";
    public string Scope => "/";
    public string Display => "standalone";
    public string Lang => "es-CO";
    public string ThemeColor => "#123c31";
    public string BackgroundColor => "#fdfaf1";
}

/// <param name="Purpose">"maskable" if phones may cut it into their own shape.</param>
public sealed record WebManifestIcon(string Src, string Sizes, string Type, string Purpose);

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebManifest))]
internal sealed partial class WebManifestJson : JsonSerializerContext;
