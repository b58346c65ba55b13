using System.Xml.Linq;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>The catalogue's HTML as a tree, and a tree as markup that is good as HTML and as XHTML.</summary>
internal static class Markup
{
    // Elements that HTML knows to be empty; of any other, "<p/>" would be an opening tag.
    private static readonly string[] Void = ["br", "hr", "img"];

    /// <summary>A root of no meaning around what the HTML says.</summary>
    public static XElement Parse(string html) =>
        XElement.Parse(
            $"<html>{Xml.Allowed(html).Replace("<br>", "<br/>", StringComparison.Ordinal)}</html>",
            LoadOptions.PreserveWhitespace
        );

    /// <summary>What stands within the root.</summary>
    public static string Write(XElement root)
    {
        foreach (var empty in root.Descendants().Where(e => e.IsEmpty && !Void.Contains(e.Name.LocalName)).ToList())
            empty.Value = "";
        return string.Concat(root.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }
}
