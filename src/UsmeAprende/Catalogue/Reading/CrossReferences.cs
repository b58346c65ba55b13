using System.Collections.Frozen;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>What is collected while reading and can only be checked when everything has been read.</summary>
internal sealed class CrossReferences
{
    public List<InternalLink> Links { get; } = [];

    public List<FormerId> FormerIds { get; } = [];

    /// <summary>Files that show a drawing with faults.</summary>
    public HashSet<string> ShowingFaultyDrawings { get; } = [];
}

/// <summary>A link within the site, and where it is written.</summary>
internal sealed record InternalLink(SourceText Source, int Line, string Address);

/// <summary>A name that a lesson, a test or a module had before, and where that is written.</summary>
internal sealed record FormerId(SourceText Source, int Line, string Id, FormerIdKind Kind);

/// <summary>What kind of thing has a former name.</summary>
internal enum FormerIdKind
{
    Lesson,
    Test,
    Module,
}

/// <summary>
/// What a text may refer to: its course's drawings, the glossary, the competences, the lines that help. Links to the rest of the site are
/// collected, and checked when everything has been read.
/// </summary>
/// <param name="Drawings">By file name; null for a drawing that is there but faulty.</param>
internal sealed record ReadingContext(
    FrozenDictionary<string, SvgDrawing?> Drawings,
    GlossaryIndex Glossary,
    CompetenceList Competences,
    HelpLineIndex HelpLines,
    CrossReferences Seen
);

/// <summary>Checks links and former names, when everything has been read.</summary>
internal static class CrossReferenceChecks
{
    // Pages of the site that a lesson may link to.
    private static readonly string[] Pages =
    [
        "/",
        "/cursos",
        "/diagnostico",
        "/glosario",
        "/lineas",
        "/entrar",
        "/registro",
        "/privacidad",
        "/accesibilidad",
        "/ayuda",
        "/encuentros",
        "/mi-aprendizaje",
        "/mis-encuentros",
        "/mi-cuenta",
        "/insignias",
        "/mis-insignias",
        "/juego",
    ];

    public static void CheckLinks(IReadOnlyList<Course> courses, IEnumerable<InternalLink> links)
    {
        var addresses = new HashSet<string>(Pages);
        foreach (var course in courses)
        {
            addresses.Add(course.Path);
            addresses.UnionWith(course.Lessons.Select(l => l.Path));
            addresses.UnionWith(course.Modules.Where(m => m.Test is not null).Select(m => m.Test!.Path));
            addresses.UnionWith(course.Modules.Where(m => m.Guide is not null).Select(m => $"/cursos/{m.Guide!.Id}"));
        }

        foreach (var link in links)
        {
            var path = link.Address.Split('#', '?')[0];
            if (!addresses.Contains(path.Length > 1 ? path.TrimEnd('/') : path))
                link.Source.Fault(
                    link.Line,
                    $"El enlace «{link.Address}» no lleva a ninguna página del sitio. Las lecciones se escriben sin "
                        + "números: /cursos/curso/modulo/leccion."
                );
        }
    }

    public static void CheckFormerIds(IReadOnlyList<Course> courses, IEnumerable<FormerId> former)
    {
        var modules = courses.SelectMany(c => c.Modules).ToList();
        var living = modules
            .SelectMany(m => m.Lessons.Select(l => l.Id.Value).Append(m.Id).Append(ActivityId.TestOf(m.Id).Value))
            .ToHashSet();
        var seen = new HashSet<string>();
        foreach (var (source, line, id, kind) in former)
        {
            if (!IsName(id, kind))
                source.Fault(line, $"«{id}» no es el nombre de {Words(kind)}. Se escribe {Form(kind)}, sin números.");
            else if (living.Contains(id))
                source.Fault(line, $"«{id}» es {Words(kind)} que existe: no puede ser el nombre viejo de otra.");
            else if (!seen.Add(id))
                source.Fault(line, $"«{id}» ya está en el «antes» de otra parte.");
        }
    }

    private static bool IsName(string id, FormerIdKind kind)
    {
        var steps = id.Split('/');
        return steps.All(UrlSlug.IsValid)
            && steps.Length == (kind is FormerIdKind.Module ? 2 : 3)
            && steps[^1] == "prueba" == kind is FormerIdKind.Test;
    }

    private static string Words(FormerIdKind kind) =>
        kind switch
        {
            FormerIdKind.Module => "un módulo",
            FormerIdKind.Test => "una prueba",
            _ => "una lección",
        };

    private static string Form(FormerIdKind kind) =>
        kind switch
        {
            FormerIdKind.Module => "curso/módulo",
            FormerIdKind.Test => "curso/módulo/prueba",
            _ => "curso/módulo/lección",
        };
}
