using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Gatherings.Carried;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Offline;

/// <summary>Makes the bundles, each once until courses, badges, style or scripts change.</summary>
public sealed partial class OfflineBundles(
    PublicPageReader reader,
    PublicPageCache pages,
    SiteAssets assets,
    CatalogueStore catalogue,
    BadgeStore badges
)
{
    /// <summary>What is shown in place of a page that cannot be had.</summary>
    public const string Fallback = "/sin-senal";

    // Of the page of one's own, the one for nobody: scripts add what the phone knows.
    private const string OwnPage = "/mi-aprendizaje";

    // Of pages that only the site can answer: to find out whether a certificate is true, to issue one, to follow the lesson on the wall.
    private static readonly FrozenSet<string> OnlyWithSignal = new[]
    {
        "batches.js",
        "card-page.js",
        "certificados.css",
        "compartir.js",
        "copy.js",
        "encuentros.css",
        "facilitar.js",
        "follow.js",
        "kept-forms.js",
        "leading.js",
        "personas.css",
        "phone-state.js",
        "prepare.js",
        "projector.js",
        "proyector.css",
        "sigan.js",
        "soportes.js",
        "verificar.js",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What every course needs besides its own pages.
    private static readonly string[] Shared =
    [
        "/cursos",
        "/repaso",
        "/glosario",
        "/lineas",
        "/insignias",
        BadgesController.RulesPath,
        "/juego",
        "/buscar",
        "/buscar/indice.json",
    ];

    private volatile KeptBundles _kept = new(-1, []);

    /// <summary>Style, scripts and the page that is shown without signal: what a phone takes first.</summary>
    public Task<OfflineBundle> GetProgrammeAsync(HttpRequest from) =>
        GetAsync(
            "",
            async () =>
                OfflineBundle.Create(
                    await ReadAsync(
                        [Fallback, CarriedGatheringController.Path, OwnPage, .. assets.ListUsed().Where(IsOfPages).Select(assets.Url)],
                        from
                    )
                )
        );

    private static bool IsOfPages(string file) =>
        !file.EndsWith(".png", StringComparison.Ordinal)
        && !file.Contains("worker", StringComparison.Ordinal)
        && !OnlyWithSignal.Contains(file);

    /// <summary>All that a course consists of on a phone.</summary>
    public Task<OfflineBundle> GetCourseAsync(Course course, HttpRequest from) =>
        GetAsync(course.Id, async () => OfflineBundle.Create(await ReadWithDrawingsAsync(ListPages(course), from)));

    private IEnumerable<string> ListPages(Course course) =>
        [
            course.Path,
            .. course.Modules.SelectMany(ListPages),
            .. Shared,
            .. PracticeGame.All.Select(game => game.Path),
            .. catalogue.Current.Courses.Select(c => $"{c.Path}/camino.json"),
        ];

    private static IEnumerable<string> ListPages(CourseModule module) =>
        [
            .. module.Lessons.Select(lesson => lesson.Path),
            .. module.Test is { } test ? [test.Path] : Array.Empty<string>(),
            .. module.Lessons.IsEmpty ? Array.Empty<string>() : [module.ReviewPath()],
            .. module.Guide is null ? Array.Empty<string>() : [module.GuidePath()],
        ];

    private async Task<List<PublicCopy>> ReadWithDrawingsAsync(IEnumerable<string> paths, HttpRequest from)
    {
        var pages = await ReadAsync(paths, from);
        // The home page is not in the bundle, since it changes by the day, but its drawings do not.
        var home = await ReadAsync(["/"], from);
        var drawings = pages
            .Concat(home)
            .SelectMany(page => Drawing().Matches(Encoding.UTF8.GetString(page.Body)))
            .Select(found => found.Value);
        return [.. pages, .. await ReadAsync(drawings.Concat(badges.Current.ById.Values.Select(badge => badge.DrawingPath)), from)];
    }

    // Not all need be there: what an author has withheld is no page.
    private async Task<List<PublicCopy>> ReadAsync(IEnumerable<string> paths, HttpRequest from)
    {
        var files = new List<PublicCopy>();
        foreach (var path in paths.Distinct())
            if (await reader.ReadAsync(path, from) is { } file)
                files.Add(file);
        return files;
    }

    // Two who ask at once may both make it: it is the same.
    private async Task<OfflineBundle> GetAsync(string name, Func<Task<OfflineBundle>> create)
    {
        var generation = pages.Generation;
        var kept = _kept is { } current && current.Generation == generation ? current : _kept = new KeptBundles(generation, []);
        if (!kept.ByName.TryGetValue(name, out var bundle))
            kept.ByName[name] = bundle = await create();
        return bundle;
    }

    private sealed record KeptBundles(long Generation, ConcurrentDictionary<string, OfflineBundle> ByName);

    [GeneratedRegex(@"(?<=src="")/(cursos|insignias)/[\w/-]+\.svg(?="")")]
    private static partial Regex Drawing();
}
