using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Checks and completes the links and images of one file.</summary>
internal sealed class MarkdownLinks(SourceText source, ReadingContext surroundings)
{
    private const string Glossary = "glosario:";
    private const string Line = "linea:";
    private const string Images = "../img/";

    private static readonly string[] Schemes = ["https", "http", "mailto", "tel"];

    private readonly OrderedDictionary<string, GlossaryTerm> _terms = [];
    private readonly OrderedDictionary<string, SvgDrawing> _drawings = [];
    private readonly List<(string Id, int Line)> _fragments = [];

    public IReadOnlyCollection<GlossaryTerm> Terms => _terms.Values;

    public IReadOnlyCollection<SvgDrawing> Drawings => _drawings.Values;

    public void AddTerm(GlossaryTerm term) => _terms.TryAdd(term.Slug, term);

    /// <returns>The address to show.</returns>
    public string Check(MarkdownObject link, string url, int line, string termPage)
    {
        if (url.StartsWith(Glossary, StringComparison.Ordinal))
            return Term(link, url[Glossary.Length..], line, termPage);
        if (url.StartsWith(Line, StringComparison.Ordinal))
            return surroundings.HelpLines.Find(url[Line.Length..], source, line)?.CallLink ?? "";
        if (url.Length == 0)
            source.Fault(line, "Este enlace no lleva a ninguna parte.");
        else if (SchemeOf(url) is { Length: > 0 } scheme)
            return External(link, url, scheme, line);
        else if (url[0] == '#')
            _fragments.Add((url[1..], line));
        else if (url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\'))
            surroundings.Seen.Links.Add(new InternalLink(source, line, url));
        else
            return Refuse(line, $"El enlace «{url}» debe empezar por «/» si es de este sitio, o por «https://» si es de otro.");
        return url;
    }

    public void CheckImage(LinkInline image, int line)
    {
        var url = image.Url ?? "";
        if (string.IsNullOrWhiteSpace(MarkdownPlainText.Extract(image)))
            source.Fault(line, "A la imagen le falta su descripción: escriba entre los corchetes lo que se ve.");
        if (!url.StartsWith(Images, StringComparison.Ordinal) || !surroundings.Drawings.TryGetValue(url[Images.Length..], out var drawing))
        {
            source.Fault(line, $"No existe la imagen «{url}». Guárdela en la carpeta img del curso y escriba ../img/nombre.svg.");
            image.Url = "";
            return;
        }

        // The fault of a drawing is reported for its own file.
        image.Url = drawing?.Path ?? "";
        if (drawing is null)
        {
            surroundings.Seen.ShowingFaultyDrawings.Add(source.Path);
            return;
        }
        _drawings.TryAdd(drawing.Path, drawing);
        var attributes = image.GetAttributes();
        attributes.AddProperty("width", drawing.Width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", drawing.Height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
    }

    public void CheckFragments(IReadOnlySet<string> ids)
    {
        foreach (var (id, line) in _fragments.Where(f => !ids.Contains(f.Id)))
            source.Fault(line, $"En esta página no hay ningún título «#{id}».");
    }

    private string Term(MarkdownObject link, string slug, int line, string termPage)
    {
        if (surroundings.Glossary.Find(slug, source, line) is not { } term)
            return "";
        AddTerm(term);
        link.GetAttributes().AddClass("term");
        return $"{termPage}#g-{slug}";
    }

    private string External(MarkdownObject link, string url, string scheme, int line)
    {
        if (!Schemes.Contains(scheme))
            return Refuse(line, $"No se permiten enlaces «{scheme}:».");
        if (scheme is "https" or "http")
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
                return Refuse(line, $"El enlace «{url}» no es una dirección completa.");
            link.GetAttributes().AddProperty("rel", "noopener");
        }

        return url;
    }

    private string Refuse(int line, string message)
    {
        source.Fault(line, message);
        return "";
    }

    // Browsers ignore blanks and control characters inside a scheme. We remove them too, so that a forbidden scheme cannot hide.
    private static string SchemeOf(string url)
    {
        var plain = string.Concat(url.Where(c => c > ' ' && !char.IsControl(c) && !char.IsWhiteSpace(c)));
        var end = plain.IndexOfAny([':', '/', '?', '#']);
        return end > 0 && plain[end] == ':' ? plain[..end].ToLowerInvariant() : "";
    }
}
