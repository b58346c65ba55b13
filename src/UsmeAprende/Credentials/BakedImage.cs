using System.Xml;
using System.Xml.Linq;

namespace UsmeAprende.Credentials;

/// <summary>
/// A badge's drawing that carries its credential inside, as Open Badges 3.0 bakes SVG: whoever has the picture has the proof.
/// </summary>
public static class BakedImage
{
    private static readonly XNamespace OpenBadges = "https://purl.imsglobal.org/ob/v3p0";
    private static readonly XName Credential = OpenBadges + "credential";

    // A drawing comes from a stranger when it is read; it may not make us fetch or unfold anything.
    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 512 * 1024,
    };

    /// <summary>Puts the credential directly after the opening tag, in place of one that is there.</summary>
    public static string Bake(string svg, string jws)
    {
        using var text = new StringReader(svg);
        using var reader = XmlReader.Create(text, Careful);
        var drawing = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        drawing.Descendants(Credential).Remove();
        drawing.SetAttributeValue(XNamespace.Xmlns + "openbadges", OpenBadges.NamespaceName);
        drawing.AddFirst(new XElement(Credential, new XAttribute("verify", jws), ""));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The credential of the first tag that carries one, or null where the picture has none or is none.</summary>
    public static string? Read(string svg)
    {
        using var text = new StringReader(svg);
        using var reader = XmlReader.Create(text, Careful);
        try
        {
            while (reader.Read())
            {
                if (
                    reader.NodeType is XmlNodeType.Element
                    && reader.LocalName == Credential.LocalName
                    && reader.NamespaceURI == OpenBadges.NamespaceName
                )
                    return reader.GetAttribute("verify");
            }
            return null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
