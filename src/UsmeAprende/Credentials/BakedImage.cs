using System.Xml;
using System.Xml.Linq;

namespace UsmeAprende.Credentials;

/// <summary>
/// Writes a credential into a badge's SVG and reads it back ("baking" in Open Badges 3.0), so that the picture carries its own proof.
/// </summary>
public static class BakedImage
{
    private static readonly XNamespace OpenBadges = "https://purl.imsglobal.org/ob/v3p0";
    private static readonly XName Credential = OpenBadges + "credential";

    // The drawing to be read may come from anybody: no external files and no entities.
    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 512 * 1024,
    };

    /// <summary>Inserts the credential directly after the opening tag, and replaces one that is there.</summary>
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

    /// <summary>The first credential in the picture; null if it has none, or is no SVG.</summary>
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
