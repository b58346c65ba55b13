using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>diagnostico.md</c>.</summary>
internal static class PlacementReader
{
    public const string File = "diagnostico.md";
    private const int Tasks = 10;

    public static PlacementQuestionnaire? Read(
        SourceFolder folder,
        GlossaryIndex glossary,
        HelpLineIndex helpLines,
        IReadOnlyList<Course> courses,
        CrossReferences seen,
        ContentFaultList faults
    )
    {
        if (folder.Find(File) is not { } file)
            return null;
        var source = new SourceText(file, faults);
        var head = FrontMatter.Read(source);
        var title = head.Keys.Text("title");
        var groups = head.Keys.Groups("tasks");
        head.Keys.RejectOthers();
        if (head.Keys.Has("tasks") && groups.Length != Tasks)
            source.Fault(head.Keys.LineOf("tasks"), $"El diagnóstico lleva diez tareas; aquí hay {groups.Length}.");

        var modules = courses.SelectMany(c => c.Modules).Select(m => m.Id).ToHashSet();
        var tasks = ImmutableArray.CreateBuilder<PlacementTask>();
        foreach (var keys in groups)
        {
            var task = new PlacementTask(keys.Text("task"), keys.Text("module"));
            keys.RejectOthers();
            tasks.Add(task);
            if (task.ModuleId.Length > 0 && !modules.Contains(task.ModuleId))
                source.Fault(keys.LineOf("module"), $"No existe el módulo «{task.ModuleId}». Se escribe curso/módulo, sin números.");
        }

        var surroundings = new ReadingContext(
            FrozenDictionary<string, SvgDrawing?>.Empty,
            glossary,
            new CompetenceList([], IsReadable: true),
            helpLines,
            seen
        );
        return new PlacementQuestionnaire(title, ContentBlockRenderer.Render(source, head, surroundings), tasks.ToImmutable());
    }
}
