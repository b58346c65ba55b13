using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Gives each heading of a page its own id, so that it can be linked.</summary>
internal sealed class MarkdownHeadings(SourceText source)
{
    private readonly HashSet<string> _taken = ["contenido"];
    private readonly HashSet<string> _ids = [];

    public IReadOnlySet<string> Ids => _ids;

    public void ReserveId(string id) => _taken.Add(id);

    public void AssignId(HeadingBlock heading, int line)
    {
        if (heading.Level == 1)
            source.Fault(line, "Use ## para los títulos: el título de la página ya es el de los datos del comienzo.");
        var name = UrlSlug.Create(MarkdownPlainText.Extract(heading.Inline));
        if (name.Length == 0)
        {
            source.Fault(line, "Este título está vacío.");
            return;
        }

        var id = name;
        for (var again = 2; !_taken.Add(id); again++)
            id = $"{name}-{again}";
        _ids.Add(id);
        heading.GetAttributes().Id = id;
    }
}

/// <summary>The plain text of Markdown.</summary>
internal static class MarkdownPlainText
{
    public static string Extract(ContainerInline? text)
    {
        var words = new StringBuilder();
        foreach (var inline in text?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => words.Append(literal.Content.AsSpan()),
                CodeInline code => words.Append(code.Content),
                HtmlEntityInline entity => words.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => words.Append(link.Url),
                LineBreakInline => words.Append(' '),
                _ => words,
            };
        }

        return words.ToString();
    }
}
