using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Gives each heading of a page an id of its own, so that people can point at it.</summary>
internal sealed class Headings(SourceText source)
{
    private readonly HashSet<string> _taken = ["contenido"];
    private readonly HashSet<string> _ids = [];

    public IReadOnlySet<string> Ids => _ids;

    public void Reserve(string id) => _taken.Add(id);

    public void Name(HeadingBlock heading, int line)
    {
        if (heading.Level == 1)
            source.Fault(line, "Use ## para los títulos: el título de la página ya es el de los datos del comienzo.");
        var name = Slug.Of(PlainText.Of(heading.Inline));
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
