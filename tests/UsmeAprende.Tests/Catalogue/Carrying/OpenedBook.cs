using System.IO.Compression;
using System.Xml.Linq;

namespace UsmeAprende.Tests.Catalogue.Carrying;

/// <summary>A book's pages as a reader finds them, by name below its folder.</summary>
internal sealed class OpenedBook
{
    public OpenedBook(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("EPUB/", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            var name = entry.FullName["EPUB/".Length..];
            Names.Add(name);
            if (!name.EndsWith(".css", StringComparison.Ordinal))
                Pages[name] = XDocument.Load(stream);
        }
    }

    public HashSet<string> Names { get; } = [];

    public Dictionary<string, XDocument> Pages { get; } = [];

    public XElement? Element(string address)
    {
        var (name, id) = address.Split('#') is [var file, var fragment] ? (file, fragment) : (address, "");
        if (!Pages.TryGetValue(name, out var page))
            return null;
        return id.Length == 0 ? page.Root : page.Descendants().SingleOrDefault(e => (string?)e.Attribute("id") == id);
    }

    /// <summary>Every place that something on a page leads to or loads.</summary>
    public IEnumerable<(string Page, XElement From, string Address)> Addresses() =>
        from page in Pages
        where page.Key.EndsWith(".xhtml", StringComparison.Ordinal)
        from element in page.Value.Descendants()
        from attribute in element.Attributes()
        where attribute.Name.LocalName is "href" or "src"
        select (page.Key, element, attribute.Value);
}
