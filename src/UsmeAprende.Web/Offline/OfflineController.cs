using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Offline;

/// <summary>What a phone takes along for when there is no signal, and the page that says what it has.</summary>
[AllowAnonymous]
public sealed class OfflineController(CatalogueStore courses, OfflineBundles bundles, SiteAssets assets, IOptions<SiteOptions> site)
    : Controller
{
    private const string Root = OfflineBundles.Fallback;

    // Fetched one by one: they change more often than courses do, and are worth as much as they are new.
    private static readonly string[] News = ["/", "/ayuda", "/encuentros", "/buscar/encuentros.json"];

    [HttpGet(Root), PublicPage]
    public IActionResult Show() => View("WithoutSignal", courses.Current.Courses.Where(c => c.HasLessons).ToList());

    [HttpGet(Root + "/programa.gz"), PublicPage]
    public async Task<IActionResult> Programme() => File((await bundles.GetProgrammeAsync(Request)).File, OfflineBundle.MediaType);

    [HttpGet(Root + "/{course}.gz"), PublicPage]
    public async Task<IActionResult> Bundle(string course) =>
        Find(course) is { } found ? File((await bundles.GetCourseAsync(found, Request)).File, OfflineBundle.MediaType) : NotFound();

    [HttpGet(Root + "/{course}.json"), PublicPage]
    public async Task<IActionResult> Contents(string course)
    {
        if (Find(course) is not { } found)
            return NotFound();
        var bundle = await bundles.GetCourseAsync(found, Request);
        var contents = new OfflineContents(found.Title, bundle.Hash, bundle.File.Length, bundle.UnpackedLength, bundle.Hashes, News);
        return File(JsonSerializer.SerializeToUtf8Bytes(contents, OfflineJson.Default.OfflineContents), "application/json; charset=utf-8");
    }

    [HttpGet("/manifest.webmanifest"), PublicPage]
    public IActionResult Manifest()
    {
        WebManifestIcon[] icons =
        [
            Icon("icono-192.png", "192x192", "any"),
            Icon("icono-512.png", "512x512", "any"),
            Icon("icono-recortable.png", "512x512", "maskable"),
        ];
        var manifest = new WebManifest(site.Value.Name, site.Value.Name, icons);
        return File(
            JsonSerializer.SerializeToUtf8Bytes(manifest, WebManifestJson.Default.WebManifest),
            "application/manifest+json; charset=utf-8"
        );

        WebManifestIcon Icon(string file, string sizes, string purpose) => new(assets.Url($"iconos/{file}"), sizes, "image/png", purpose);
    }

    private Course? Find(string course) =>
        courses.Current.CoursesById.TryGetValue(course.ToLowerInvariant(), out var found) && found.HasLessons ? found : null;
}

/// <summary>What a course's bundle holds, so that a phone fetches again only what has changed.</summary>
/// <param name="Hash">Of the bundle.</param>
/// <param name="Bytes">The bundle's size as it travels.</param>
/// <param name="Unpacked">Its size on the phone, in bytes.</param>
/// <param name="Files">The hash of each file, by its path.</param>
/// <param name="News">Pages that belong to it and change often: they are not in the bundle.</param>
public sealed record OfflineContents(
    string Title,
    string Hash,
    int Bytes,
    long Unpacked,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<string> News
);

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OfflineContents))]
internal sealed partial class OfflineJson : JsonSerializerContext;
