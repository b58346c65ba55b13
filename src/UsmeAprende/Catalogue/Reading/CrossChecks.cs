namespace UsmeAprende.Catalogue.Reading;

/// <summary>What can only be judged when everything is read: where links lead, and former names.</summary>
internal static class CrossChecks
{
    // Pages of the site that a lesson may send people to.
    private static readonly string[] Pages =
    [
        "/",
        "/cursos",
        "/diagnostico",
        "/glosario",
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

    public static void FollowLinks(IReadOnlyList<Course> courses, IEnumerable<SeenLink> links)
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
        var living = modules.SelectMany(m => m.Lessons.Select(l => l.Id).Append(m.Id).Append(m.Id + FormerNames.Test)).ToHashSet();
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

    private static bool IsName(string id, FormerKind kind)
    {
        var steps = id.Split('/');
        return steps.All(Slug.IsValid)
            && steps.Length == (kind is FormerKind.Module ? 2 : 3)
            && steps[^1] == "prueba" == kind is FormerKind.Test;
    }

    private static string Words(FormerKind kind) =>
        kind switch
        {
            FormerKind.Module => "un módulo",
            FormerKind.Test => "una prueba",
            _ => "una lección",
        };

    private static string Form(FormerKind kind) =>
        kind switch
        {
            FormerKind.Module => "curso/módulo",
            FormerKind.Test => "curso/módulo/prueba",
            _ => "curso/módulo/lección",
        };
}
