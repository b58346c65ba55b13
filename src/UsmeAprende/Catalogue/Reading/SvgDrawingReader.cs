using System.Collections.Frozen;
using System.Globalization;
using System.Xml;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Checks a drawing: it must be small and well formed, without scripts and without external references.</summary>
internal static class SvgDrawingReader
{
    private const string Svg = "http://www.w3.org/2000/svg";

    // Elements in which editors store the author and folders of their machine.
    private const string Advice =
        "Guárdelo como SVG plano u optimizado y sin metadatos (Inkscape: Guardar una copia → SVG optimizado "
        + "→ Eliminar metadatos; Illustrator: Exportar → SVG), o borre esa parte.";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <param name="path">Its address on the site.</param>
    /// <param name="mostKilobytes">Its largest size.</param>
    public static SvgDrawing? Read(SourceFile file, string path, int mostKilobytes, ContentFaultList faults)
    {
        var isSound = true;
        void Fault(int line, string message)
        {
            isSound = false;
            faults.Add(file.Path, Math.Max(line, 1), message);
        }

        if (!UrlSlug.IsValid(file.Stem))
            Fault(1, $"El nombre «{file.Name}» no sirve: {UrlSlug.Advice}.");
        if (file.Bytes.Length > mostKilobytes * 1024)
            Fault(1, $"El dibujo pesa {file.Bytes.Length / 1024.0:0.0} KB; el máximo es {mostKilobytes} KB. Simplifíquelo.");

        var size = (Width: 0, Height: 0);
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(file.Bytes), Settings);
            var place = (IXmlLineInfo)xml;
            while (xml.Read())
                Check(xml, place, ref size, Fault);
        }
        catch (XmlException error)
        {
            Fault(
                error.LineNumber,
                file.Bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0
                    ? "El dibujo no es un SVG bien formado: borre la parte que empieza con «<!DOCTYPE», que escriben "
                        + "editores como Illustrator."
                    : "El dibujo no es un SVG bien formado. Ábralo en su editor y guárdelo otra vez."
            );
        }

        return isSound ? new SvgDrawing(path, size.Width, size.Height, file.Bytes) : null;
    }

    private static void Check(XmlReader xml, IXmlLineInfo place, ref (int, int) size, Action<int, string> fault)
    {
        var line = place.LineNumber;
        if (xml.NodeType == XmlNodeType.ProcessingInstruction)
            fault(line, $"El dibujo no puede llevar «<?{xml.Name}».");
        if (xml.NodeType is XmlNodeType.Comment && NamesAuthorOrMachine(xml.Value))
            fault(line, $"El dibujo dice dónde o quién lo guardó. {Advice}");
        if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && ReferencesOutside(xml.Value))
            fault(line, "El estilo del dibujo trae algo de fuera.");
        if (xml.NodeType != XmlNodeType.Element)
            return;

        if (xml.Depth == 0 && (xml.LocalName != "svg" || xml.NamespaceURI != Svg))
            fault(line, "El dibujo debe empezar con <svg xmlns=\"http://www.w3.org/2000/svg\">.");
        else if (xml.Depth == 0 && !TryReadSize(xml.GetAttribute("viewBox"), out size))
            fault(line, "Al dibujo le falta un viewBox con su tamaño, así: viewBox=\"0 0 640 360\".");
        if (xml.NamespaceURI != Svg || xml.LocalName == "metadata")
            fault(line, $"El dibujo trae datos de quien lo hizo o de su editor (<{xml.Name}>). {Advice}");
        else if (!SvgAllowList.Elements.Contains(xml.LocalName))
            fault(line, $"El dibujo no puede llevar <{xml.LocalName}>: solo formas, letras, grupos y colores.");
        while (xml.MoveToNextAttribute())
            CheckAttribute(xml, xml.Value.Trim(), place.LineNumber, fault);
        xml.MoveToElement();
    }

    private static void CheckAttribute(XmlReader xml, string value, int line, Action<int, string> fault)
    {
        var (local, name) = (xml.LocalName, xml.Name);
        if (name is "xmlns" || xml.Prefix is "xmlns")
            return;
        if (
            local.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || (
                local == "attributeName"
                && (
                    value.Contains("href", StringComparison.OrdinalIgnoreCase) || value.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                )
            )
        )
            fault(line, $"El dibujo no puede llevar programas («{name}»).");
        else if (local is "href" or "src" && !value.StartsWith('#'))
            fault(line, $"El dibujo no puede traer nada de fuera («{name}»).");
        else if (!SvgAllowList.MayHave(xml.Prefix, local))
            fault(line, $"El dibujo trae datos de su editor («{name}»). {Advice}");
        else if (ReferencesOutside(value))
            fault(line, $"El dibujo no puede traer nada de fuera («{name}»).");
    }

    private static bool NamesAuthorOrMachine(string comment) =>
        comment.AsSpan().IndexOfAny('\\', '@') >= 0
        || comment.Contains("/home/", StringComparison.Ordinal)
        || comment.Contains("/Users/", StringComparison.Ordinal);

    // A style may contain url(#gradient), but no url to another file. Backslashes are refused, since an escape could hide one.
    private static bool ReferencesOutside(string style)
    {
        var plain = string.Concat(style.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'')));
        return plain.Replace("url(#", "", StringComparison.OrdinalIgnoreCase).Contains("url(", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("@import", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            || plain.Contains('\\');
    }

    private static bool TryReadSize(string? viewBox, out (int Width, int Height) size)
    {
        size = default;
        var numbers = (viewBox ?? "")
            .Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToArray();
        if (numbers is not [_, _, > 0 and < 10_000, > 0 and < 10_000])
            return false;
        size = ((int)Math.Ceiling(numbers[2]), (int)Math.Ceiling(numbers[3]));
        return true;
    }
}

/// <summary>The allowed elements and attributes of SVG, which only draw. Anything else is refused.</summary>
internal static class SvgAllowList
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

    /// <param name="prefix">The prefix of its namespace. Editors have namespaces for data that only they read.</param>
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
