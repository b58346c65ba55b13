using System.Collections.Frozen;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// What a drawing is made of: the elements and attributes of SVG that only draw. Whatever is not named here is not served.
/// </summary>
internal static class DrawingParts
{
    public static readonly FrozenSet<string> Elements = Set(
        "svg g defs symbol use title desc style",
        "path rect circle ellipse line polyline polygon text tspan textPath",
        "linearGradient radialGradient stop pattern clipPath mask marker"
    );

    private static readonly FrozenSet<string> Attributes = Set(
        "id class style transform role lang tabindex viewBox preserveAspectRatio version width height x y "
            + "x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points pathLength rotate href",
        "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
            + "stroke-miterlimit stroke-dasharray stroke-dashoffset color opacity visibility display overflow",
        "font-family font-size font-style font-weight font-variant letter-spacing word-spacing text-anchor text-decoration "
            + "textLength lengthAdjust startOffset dominant-baseline alignment-baseline baseline-shift writing-mode",
        "offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits "
            + "patternContentUnits patternTransform clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits",
        "marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient paint-order "
            + "vector-effect shape-rendering text-rendering mix-blend-mode isolation color-interpolation media type"
    );

    /// <param name="prefix">Of its namespace: editors have their own, for what only they read.</param>
    public static bool MayHave(string prefix, string attribute) =>
        prefix switch
        {
            "" => Attributes.Contains(attribute) || attribute.StartsWith("aria-", StringComparison.Ordinal),
            "xml" => attribute is "space" or "lang",
            "xlink" => attribute is "href",
            _ => false,
        };

    private static FrozenSet<string> Set(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
