using System.Collections.Frozen;
using System.Xml.Linq;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// Fits the catalogue's HTML into a file that is read away from the site: its links, pictures and ids lead somewhere there too.
/// </summary>
internal abstract class CarriedText(CourseCatalogue catalogue, Course course, Origin origin)
{
    private readonly FrozenDictionary<string, Drawing> _drawings = course.Drawings.ToFrozenDictionary(d => d.Path);
    private readonly HashSet<string> _terms = [];
    private readonly OrderedDictionary<string, Drawing> _shown = [];

    protected CourseCatalogue Catalogue => catalogue;

    protected Course Course => course;

    /// <summary>Drawings met so far.</summary>
    public IReadOnlyCollection<Drawing> Shown => _shown.Values;

    /// <summary>Levels that headings go down, below the file's own.</summary>
    protected virtual int Deeper => 0;

    /// <param name="scope">Goes before each id, so that those of two lessons never meet.</param>
    public string Of(string html, string scope)
    {
        var root = Markup.Parse(html);
        foreach (var element in root.Descendants().ToList())
            Fit(element, scope);
        return Markup.Write(root);
    }

    /// <summary>Text without headings, which no link points into.</summary>
    public string Of(string html) => Of(html, "");

    /// <summary>Definitions of the terms met so far, and of those that the definitions use, in the glossary's order.</summary>
    public IReadOnlyList<(Term Term, string Definition)> Terms()
    {
        var told = new Dictionary<string, string>();
        while (catalogue.Glossary.Where(t => _terms.Contains(t.Slug) && !told.ContainsKey(t.Slug)).ToList() is { Count: > 0 } untold)
            foreach (var term in untold)
                told[term.Slug] = Of(term.DefinitionHtml);
        return [.. catalogue.Glossary.Where(t => told.ContainsKey(t.Slug)).Select(t => (t, told[t.Slug]))];
    }

    /// <summary>The element a term is explained in.</summary>
    public static string TermId(string slug) => $"g_{slug}";

    protected abstract string TermLink(string slug);

    /// <summary>Where in this file a page of the site is; null when it is not.</summary>
    protected abstract string? PlaceOf(string path);

    /// <summary>Where the picture's data is.</summary>
    protected abstract string SourceOf(Drawing drawing);

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
