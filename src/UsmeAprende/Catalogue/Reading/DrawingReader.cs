using System.Globalization;
using System.Xml;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Checks a drawing: small, well formed, and nothing in it that runs or fetches.</summary>
internal static class DrawingReader
{
    private const string Svg = "http://www.w3.org/2000/svg";

    // Where editors put who drew it, and the folders of their machine.
    private const string Advice =
        "Guárdelo como SVG plano u optimizado y sin metadatos (Inkscape: Guardar una copia → SVG optimizado "
        + "→ Eliminar metadatos; Illustrator: Exportar → SVG), o borre esa parte.";

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

        return isSound ? new Drawing(path, size.Width, size.Height, file.Bytes) : null;
    }

    private static void Check(XmlReader xml, IXmlLineInfo place, ref (int, int) size, Action<int, string> fault)
    {
        var line = place.LineNumber;
        if (xml.NodeType == XmlNodeType.ProcessingInstruction)
            fault(line, $"El dibujo no puede llevar «<?{xml.Name}».");
        if (xml.NodeType is XmlNodeType.Comment && TellsOfAMachine(xml.Value))
            fault(line, $"El dibujo dice dónde o quién lo guardó. {Advice}");
        if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Reaches(xml.Value))
            fault(line, "El estilo del dibujo trae algo de fuera.");
        if (xml.NodeType != XmlNodeType.Element)
            return;

        if (xml.Depth == 0 && (xml.LocalName != "svg" || xml.NamespaceURI != Svg))
            fault(line, "El dibujo debe empezar con <svg xmlns=\"http://www.w3.org/2000/svg\">.");
        else if (xml.Depth == 0 && !TryReadSize(xml.GetAttribute("viewBox"), out size))
            fault(line, "Al dibujo le falta un viewBox con su tamaño, así: viewBox=\"0 0 640 360\".");
        if (xml.NamespaceURI != Svg || xml.LocalName == "metadata")
            fault(line, $"El dibujo trae datos de quien lo hizo o de su editor (<{xml.Name}>). {Advice}");
        else if (!DrawingParts.Elements.Contains(xml.LocalName))
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
        else if (!DrawingParts.MayHave(xml.Prefix, local))
            fault(line, $"El dibujo trae datos de su editor («{name}»). {Advice}");
        else if (Reaches(value))
            fault(line, $"El dibujo no puede traer nada de fuera («{name}»).");
    }

    private static bool TellsOfAMachine(string comment) =>
        comment.AsSpan().IndexOfAny('\\', '@') >= 0
        || comment.Contains("/home/", StringComparison.Ordinal)
        || comment.Contains("/Users/", StringComparison.Ordinal);

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
