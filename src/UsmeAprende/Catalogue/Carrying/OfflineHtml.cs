using System.Collections.Frozen;
using System.Xml.Linq;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Changes the catalogue's HTML so that its links, pictures and ids also work in a file outside the site.</summary>
internal abstract class OfflineHtml(CourseCatalogue catalogue, Course course, DownloadOrigin origin)
{
    private readonly FrozenDictionary<string, SvgDrawing> _drawings = course.Drawings.ToFrozenDictionary(d => d.Path);
    private readonly HashSet<string> _terms = [];
    private readonly OrderedDictionary<string, SvgDrawing> _shown = [];

    protected CourseCatalogue Catalogue => catalogue;

    protected Course Course => course;

    /// <summary>Drawings found so far.</summary>
    public IReadOnlyCollection<SvgDrawing> Shown => _shown.Values;

    /// <summary>By how many levels headings are lowered, to stand below the file's own headings.</summary>
    protected virtual int Deeper => 0;

    /// <param name="scope">Prefix of each id, so that the ids of two lessons are different.</param>
    public string Adapt(string html, string scope)
    {
        var root = XhtmlMarkup.Parse(html);
        foreach (var element in root.Descendants().ToList())
            Fit(element, scope);
        return XhtmlMarkup.Write(root);
    }

    /// <summary>Changes text that has no headings and is not the target of links.</summary>
    public string Adapt(string html) => Adapt(html, "");

    /// <summary>Definitions of the terms found so far, and of the terms that these definitions use, in the glossary's order.</summary>
    public IReadOnlyList<(GlossaryTerm Term, string Definition)> ListTerms()
    {
        var definitions = new Dictionary<string, string>();
        while (ListMissing() is { Count: > 0 } missing)
            foreach (var term in missing)
                definitions[term.Slug] = Adapt(term.DefinitionHtml);
        return [.. catalogue.Glossary.Where(t => definitions.ContainsKey(t.Slug)).Select(t => (t, definitions[t.Slug]))];

        List<GlossaryTerm> ListMissing() => [.. catalogue.Glossary.Where(t => _terms.Contains(t.Slug) && !definitions.ContainsKey(t.Slug))];
    }

    /// <summary>The id of the element that explains a term.</summary>
    public static string TermId(string slug) => $"g_{slug}";

    protected abstract string TermLink(string slug);

    /// <summary>The address of a page of the site within this file; null if it is not in it.</summary>
    protected abstract string? PlaceOf(string path);

    /// <summary>The address of a picture's data.</summary>
    protected abstract string SourceOf(SvgDrawing drawing);

    private void Fit(XElement element, string scope)
    {
        if (element.Attribute("id") is { } id)
            id.Value = scope + id.Value;
        switch (element.Name.LocalName)
        {
            case "a":
                FitLink(element, scope);
                break;
            case "img":
                FitPicture(element);
                break;
            case ['h', >= '2' and <= '5' and var level]:
                element.Name = $"h{Math.Min(level - '0' + Deeper, 6)}";
                break;
        }
    }

    private void FitLink(XElement link, string scope)
    {
        var href = (string?)link.Attribute("href") ?? "";
        if ((string?)link.Attribute("class") == "term" && href.Split("#g-") is [_, var slug])
        {
            _terms.Add(slug);
            link.SetAttributeValue("href", TermLink(slug));
        }
        else if (href.StartsWith('#'))
            link.SetAttributeValue("href", $"#{scope}{href[1..]}");
        else if (
            href.StartsWith('/')
            && (PlaceOf(href.Split('#', '?')[0].TrimEnd('/')) ?? (origin.Url is { } url ? url + href : null)) is var place
        )
        {
            if (place is null)
                link.ReplaceWith(link.Nodes());
            else
                link.SetAttributeValue("href", place);
        }
    }

    private void FitPicture(XElement image)
    {
        var drawing = _drawings[(string)image.Attribute("src")!];
        _shown.TryAdd(drawing.Path, drawing);
        image.SetAttributeValue("src", SourceOf(drawing));
        // The picture is in the file, so lazy loading makes no sense.
        image.SetAttributeValue("loading", null);
    }
}

/// <summary>Parses the catalogue's HTML, and writes a tree as markup that is valid as HTML and as XHTML.</summary>
internal static class XhtmlMarkup
{
    // Void elements of HTML; for any other element HTML would read "<p/>" as an opening tag.
    private static readonly string[] Void = ["br", "hr", "img"];

    /// <summary>Parses HTML into a root element without meaning.</summary>
    public static XElement Parse(string html) =>
        XElement.Parse(
            $"<html>{XmlEscaping.RemoveForbidden(html).Replace("<br>", "<br/>", StringComparison.Ordinal)}</html>",
            LoadOptions.PreserveWhitespace
        );

    /// <summary>Writes the content of the root.</summary>
    public static string Write(XElement root)
    {
        foreach (var empty in root.Descendants().Where(e => e.IsEmpty && !Void.Contains(e.Name.LocalName)).ToList())
            empty.Value = "";
        return string.Concat(root.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }
}

/// <summary>The styles inside files for offline use.</summary>
internal static class OfflineStylesheet
{
    public static string Read(string name)
    {
        using var stream = typeof(OfflineStylesheet).Assembly.GetManifestResourceStream(typeof(OfflineStylesheet), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The origin that an offline file names: the same for everybody who downloads it.</summary>
/// <param name="Entity">The entity that is responsible for it.</param>
/// <param name="Url">Scheme and host of the site. Null if none is configured: then links to its pages become plain text.</param>
public sealed record DownloadOrigin(string Site, string Entity, string? Url);
