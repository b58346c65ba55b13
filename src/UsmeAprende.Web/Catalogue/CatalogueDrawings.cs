using System.Collections.Frozen;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Serves the courses' drawings from memory. Each is compressed at its first request.</summary>
public sealed class CatalogueDrawings : IReadyResponses
{
    // Their address has no version, so browsers cache them for a day only.
    private const string OneDay = "public, max-age=86400";

    // A drawing has its own style for light and dark, and nothing else.
    private const string OwnStyleOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private volatile FrozenDictionary<string, Lazy<PublicResponse>> _current;

    public CatalogueDrawings(CatalogueStore catalogue)
    {
        _current = Read(catalogue.Current);
        catalogue.Changed += (_, _) => _current = Read(catalogue.Current);
    }

    public bool TryGet(PathString path, out PublicResponse response)
    {
        var isThere = _current.TryGetValue(path.Value ?? "", out var drawing);
        response = isThere ? drawing!.Value : null!;
        return isThere;
    }

    private static FrozenDictionary<string, Lazy<PublicResponse>> Read(CourseCatalogue catalogue) =>
        catalogue
            .Courses.SelectMany(c => c.Drawings)
            .ToFrozenDictionary(
                d => d.Path,
                d => new Lazy<PublicResponse>(() =>
                    PublicResponse.Create(
                        "image/svg+xml; charset=utf-8",
                        d.Svg.ToArray(),
                        OneDay,
                        new PublicResponse.ResponseOptions { Policy = OwnStyleOnly }
                    )
                )
            );
}
