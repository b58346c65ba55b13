namespace UsmeAprende.Catalogue.Reading;

/// <summary>What can only be judged when everything is read: where links lead, and former names.</summary>
internal static class CrossChecks
{
    // Pages of the site that a lesson may send people to.
    private static readonly string[] Pages =
    [
        "/", "/cursos", "/diagnostico", "/glosario", "/entrar", "/registro", "/privacidad", "/accesibilidad", "/ayuda", "/encuentros", "/mi-aprendizaje", "/mis-encuentros", "/mi-cuenta", "/insignias", "/mis-insignias", "/juego",
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
                link.Source.Fault(link.Line, $"El enlace «{link.Address}» no lleva a ninguna página del sitio. Las lecciones se escriben sin números: /cursos/curso/modulo/leccion.");
        }
    }

    public static void CheckFormerIds(IReadOnlyList<Course> courses, IEnumerable<FormerId> former)
    {
        var living = courses.SelectMany(c => c.Lessons).Select(l => l.Id).ToHashSet();
        var seen = new HashSet<string>();
        foreach (var (source, line, id) in former)
        {
            if (id.Split('/') is not { Length: 3 } steps || !steps.All(Slug.IsValid))
                source.Fault(line, $"«{id}» no es el nombre de una lección. Se escribe curso/módulo/lección, sin números.");
            else if (living.Contains(id))
                source.Fault(line, $"«{id}» es una lección que existe: no puede ser el nombre viejo de otra.");
            else if (!seen.Add(id))
                source.Fault(line, $"«{id}» ya está en el «antes» de otra lección.");
        }
    }
}
