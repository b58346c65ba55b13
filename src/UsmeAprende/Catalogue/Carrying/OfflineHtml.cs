using System.Collections.Frozen;
using System.Xml.Linq;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// Fits the catalogue's HTML into a file that is read away from the site: its links, pictures and ids lead somewhere there too.
/// </summary>
internal abstract class OfflineHtml(CourseCatalogue catalogue, Course course, DownloadOrigin origin)
{
    private readonly FrozenDictionary<string, SvgDrawing> _drawings = course.Drawings.ToFrozenDictionary(d => d.Path);
    private readonly HashSet<string> _terms = [];
    private readonly OrderedDictionary<string, SvgDrawing> _shown = [];

    protected CourseCatalogue Catalogue => catalogue;

    protected Course Course => course;

    /// <summary>Drawings met so far.</summary>
    public IReadOnlyCollection<SvgDrawing> Shown => _shown.Values;

    /// <summary>Levels that headings go down, below the file's own.</summary>
    protected virtual int Deeper => 0;

    /// <param name="scope">Goes before each id, so that those of two lessons never meet.</param>
    public string Adapt(string html, string scope)
    {
        var root = XhtmlMarkup.Parse(html);
        foreach (var element in root.Descendants().ToList())
            Fit(element, scope);
        return XhtmlMarkup.Write(root);
    }

    /// <summary>Text without headings, which no link points into.</summary>
    public string Adapt(string html) => Adapt(html, "");

    /// <summary>Definitions of the terms met so far, and of those that the definitions use, in the glossary's order.</summary>
    public IReadOnlyList<(GlossaryTerm Term, string Definition)> ListTerms()
    {
        var told = new Dictionary<string, string>();
        while (catalogue.Glossary.Where(t => _terms.Contains(t.Slug) && !told.ContainsKey(t.Slug)).ToList() is { Count: > 0 } untold)
            foreach (var term in untold)
                told[term.Slug] = Adapt(term.DefinitionHtml);
        return [.. catalogue.Glossary.Where(t => told.ContainsKey(t.Slug)).Select(t => (t, told[t.Slug]))];
    }

    /// <summary>The element a term is explained in.</summary>
    public static string TermId(string slug) => $"g_{slug}";

    protected abstract string TermLink(string slug);

    /// <summary>Where in this file a page of the site is; null when it is not.</summary>
    protected abstract string? PlaceOf(string path);

    /// <summary>Where the picture's data is.</summary>
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
        // It is here already: there is nothing to wait for.
        image.SetAttributeValue("loading", null);
    }
}

/// <summary>The catalogue's HTML as a tree, and a tree as markup that is good as HTML and as XHTML.</summary>
internal static class XhtmlMarkup
{
    // Elements that HTML knows to be empty; of any other, "<p/>" would be an opening tag.
    private static readonly string[] Void = ["br", "hr", "img"];

    /// <summary>A root of no meaning around what the HTML says.</summary>
    public static XElement Parse(string html) =>
        XElement.Parse(
            $"<html>{XmlEscaping.RemoveForbidden(html).Replace("<br>", "<br/>", StringComparison.Ordinal)}</html>",
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

/// <summary>The styles that carried files bring with them.</summary>
internal static class OfflineStylesheet
{
    public static string Read(string name)
    {
        using var stream = typeof(OfflineStylesheet).Assembly.GetManifestResourceStream(typeof(OfflineStylesheet), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Where a carried file says it comes from: the same for whoever downloads it.</summary>
/// <param name="Entity">Who answers for it.</param>
/// <param name="Url">Scheme and host of the site; null where none is configured: then links to its pages become plain words.</param>
public sealed record DownloadOrigin(string Site, string Entity, string? Url);
