using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>diagnostico.md</c>.</summary>
internal static class PlacementReader
{
    public const string File = "diagnostico.md";
    private const int Tasks = 10;
    private const int FewestRows = 3;
    private const int MostRows = 5;

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
            var task = new PlacementTask(keys.Text("task"), keys.Text("module"))
            {
                Trial = keys.OptionalGroup("try") is { } stated ? ReadTrial(stated, source) : null,
            };
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

    private static PlacementTrial ReadTrial(YamlKeys keys, SourceText source)
    {
        var rows = keys.Texts("rows");
        if (rows.Length is < FewestRows or > MostRows)
            source.Fault(
                keys.LineOf("rows"),
                $"En «rows» va una lista de {FewestRows} a {MostRows} cosas para tocar; aquí hay {rows.Length}."
            );
        var trial = new PlacementTrial(
            keys.Text("goal"),
            keys.Text("screen"),
            [.. rows.Select(row => row.Text)],
            keys.Number("right", 1, Math.Max(1, rows.Length)) - 1
        );
        keys.RejectOthers();
        return trial;
    }
}
