using System.Globalization;
using System.Xml;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Checks a drawing: small, well formed, and nothing in it that runs or fetches.</summary>
internal static class DrawingReader
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Forbidden = ["script", "foreignObject", "iframe", "embed", "object", "audio", "video", "canvas", "handler"];

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <param name="path">Its address on the site.</param>
    /// <param name="mostKilobytes">What it may weigh.</param>
    public static Drawing? Read(SourceFile file, string path, int mostKilobytes, FaultList faults)
    {
        var isSound = true;
        void Fault(int line, string message)
        {
            isSound = false;
            faults.Add(file.Path, Math.Max(line, 1), message);
        }

        if (!Slug.IsValid(file.Stem))
            Fault(1, $"El nombre «{file.Name}» no sirve: {Slug.Advice}.");
        if (file.Bytes.Length > mostKilobytes * 1024)
            Fault(1, $"El dibujo pesa {file.Bytes.Length / 1024.0:0.0} KB; el máximo es {mostKilobytes} KB. Simplifíquelo.");

        var size = (Width: 0, Height: 0);
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(file.Bytes), Settings);
            var place = (IXmlLineInfo)xml;
            while (xml.Read())
                Check(xml, place.LineNumber, ref size, Fault);
        }
        catch (XmlException error)
        {
            Fault(error.LineNumber, "El dibujo no es un SVG bien formado. Ábralo en su editor y guárdelo otra vez.");
        }

        return isSound ? new Drawing(path, size.Width, size.Height, file.Bytes) : null;
    }

    private static void Check(XmlReader xml, int line, ref (int, int) size, Action<int, string> fault)
    {
        if (xml.NodeType == XmlNodeType.ProcessingInstruction)
            fault(line, $"El dibujo no puede llevar «<?{xml.Name}».");
        if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Reaches(xml.Value))
            fault(line, "El estilo del dibujo trae algo de fuera.");
        if (xml.NodeType != XmlNodeType.Element)
            return;

        if (xml.Depth == 0 && (xml.LocalName != "svg" || xml.NamespaceURI != Svg))
            fault(line, "El dibujo debe empezar con <svg xmlns=\"http://www.w3.org/2000/svg\">.");
        else if (xml.Depth == 0 && !TryReadSize(xml.GetAttribute("viewBox"), out size))
            fault(line, "Al dibujo le falta un viewBox con su tamaño, así: viewBox=\"0 0 640 360\".");
        if (Forbidden.Contains(xml.LocalName, StringComparer.OrdinalIgnoreCase))
            fault(line, $"El dibujo no puede llevar <{xml.LocalName}>.");
        while (xml.MoveToNextAttribute())
            CheckAttribute(xml.LocalName, xml.Name, xml.Value.Trim(), line, fault);
        xml.MoveToElement();
    }

    private static void CheckAttribute(string local, string name, string value, int line, Action<int, string> fault)
    {
        if (local.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (local == "attributeName" && (value.Contains("href", StringComparison.OrdinalIgnoreCase) || value.StartsWith("on", StringComparison.OrdinalIgnoreCase))))
            fault(line, $"El dibujo no puede llevar programas («{name}»).");
        else if (local is "href" or "src" && !value.StartsWith('#'))
            fault(line, $"El dibujo no puede traer nada de fuera («{name}»).");
        else if (!name.StartsWith("xmlns", StringComparison.Ordinal) && Reaches(value))
            fault(line, $"El dibujo no puede traer nada de fuera («{name}»).");
    }

    // A style may say url(#gradient), never url(elsewhere). Backslashes could hide either word in an escape.
    private static bool Reaches(string style)
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
        var numbers = (viewBox ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToArray();
        if (numbers is not [_, _, > 0 and < 10_000, > 0 and < 10_000])
            return false;
        size = ((int)Math.Ceiling(numbers[2]), (int)Math.Ceiling(numbers[3]));
        return true;
    }
}
