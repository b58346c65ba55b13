using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Checks that the letters of a lesson's drawing can be read on a phone. A drawing wider than the column is made smaller there, and its
/// letters with it.
/// </summary>
internal static partial class DrawingLetterCheck
{
    /// <summary>Width of a lesson's column on a phone of 360, in CSS pixels.</summary>
    public const double Column = 328;

    /// <summary>Smallest size on that phone, in CSS pixels.</summary>
    public const double Smallest = 12;

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    // What a browser takes where nothing is said.
    private const double Unsaid = 16;

    public static void Check(SourceFile file, SvgDrawing drawing, ContentFaultList faults)
    {
        var scale = Math.Min(1, Column / drawing.Width);
        var least = Math.Ceiling(2 * Smallest / scale) / 2;
        using var xml = XmlReader.Create(new MemoryStream(file.Bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var place = (IXmlLineInfo)xml;
        var sizes = new Stack<double?>();
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Element)
            {
                var own = SizeOf(xml) ?? (sizes.TryPeek(out var around) ? around : null);
                if (!xml.IsEmptyElement)
                    sizes.Push(own);
                if (xml.LocalName is "text" or "tspan" && (own ?? Unsaid) < least && !xml.IsEmptyElement)
                    Fault(place.LineNumber, own ?? Unsaid, least, file, faults);
            }
            else if (xml.NodeType is XmlNodeType.EndElement)
                sizes.Pop();
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && StyleSizes(xml.Value).Any(size => size < least))
                Fault(place.LineNumber, StyleSizes(xml.Value).Min(), least, file, faults);
        }
    }

    private static void Fault(int line, double size, double least, SourceFile file, ContentFaultList faults)
    {
        var words = string.Create(
            Spanish,
            $"Las letras de {size:0.#} se ven muy pequeñas en un celular: en este dibujo deben medir {least:0.#} o más."
        );
        faults.Add(file.Path, line, $"{words} Si no caben, escriba menos palabras.");
    }

    private static double? SizeOf(XmlReader xml)
    {
        if (xml.GetAttribute("style") is { } style && StyleSizes(style).ToList() is { Count: > 0 } said)
            return said.Min();
        var text = xml.GetAttribute("font-size")?.Replace("px", "", StringComparison.Ordinal);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    private static IEnumerable<double> StyleSizes(string style) =>
        FontSize().Matches(style).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"font(?:-size)?\s*:[^;}]*?(\d+(?:\.\d+)?)px", RegexOptions.IgnoreCase)]
    private static partial Regex FontSize();
}
