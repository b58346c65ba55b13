using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads one course's folder.</summary>
internal static class CourseReader
{
    private const int DrawingKilobytes = 6;

    public static Course Read(
        string id,
        IReadOnlyList<SourceFile> files,
        GlossaryIndex glossary,
        CompetenceList competences,
        HelpLineIndex helpLines,
        CrossReferences seen,
        ContentFaultList faults
    )
    {
        if (!UrlSlug.IsValid(id))
            faults.Add($"{id}/course.md", 1, $"El nombre de la carpeta «{id}» no sirve: {UrlSlug.Advice}.");
        var drawings = files
            .Where(f => f.Folder == $"{id}/img" && f.Name.EndsWith(".svg", StringComparison.Ordinal))
            .ToFrozenDictionary(f => f.Name, f => ReadDrawing(f, id, faults));
        var surroundings = new ReadingContext(drawings, glossary, competences, helpLines, seen);
        var modules = ReviewQuestions.AddReviews(ReadModules(id, files, surroundings, faults));
        RefuseStrays(id, files, faults);

        if (files.FirstOrDefault(f => f.Path == $"{id}/course.md") is not { } file)
        {
            faults.Add($"{id}/course.md", 1, "A este curso le falta su archivo course.md.");
            return new Course(id, "", "", 0, "", new CertificateRule(0, 0, 0, 0, ""), "", modules);
        }

        var source = new SourceText(file, faults);
        var head = FrontMatter.Read(source);
        var keys = head.Keys;
        var course = new Course(
            id,
            keys.Text("title"),
            keys.Text("summary"),
            keys.Number("order", 1, 1000),
            keys.Text("level"),
            ReadRule(keys),
            ContentBlockRenderer.Render(source, head, surroundings),
            modules
        )
        {
            Drawings = [.. drawings.Values.OfType<SvgDrawing>().OrderBy(d => d.Path, StringComparer.Ordinal)],
            Reading = ReadLimits(keys),
            Drawing = ReadDrawing(keys, source, drawings),
        };
        keys.RejectOthers();
        return course;
    }

    private static SvgDrawing? ReadDrawing(SourceFile file, string course, ContentFaultList faults)
    {
        var drawing = SvgDrawingReader.Read(file, $"/cursos/{course}/img/{file.Name}", DrawingKilobytes, faults);
        if (drawing is not null)
            DrawingLetterCheck.Check(file, drawing, faults);
        return drawing;
    }

    private static ImmutableArray<ModuleDraft> ReadModules(
        string id,
        IReadOnlyList<SourceFile> files,
        ReadingContext surroundings,
        ContentFaultList faults
    )
    {
        var named = new NumberedNames(faults, "módulo");
        var folders = files
            .Select(f => f.Path.Split('/'))
            .Where(steps => steps.Length > 2 && steps[1] != "img")
            .Select(steps => steps[1])
            .Distinct()
            .Select(name => (Name: name, Number: named.Read($"{id}/{name}/module.md", name, out var slug), Slug: slug))
            .OrderBy(m => m.Number)
            .ThenBy(m => m.Name, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. folders.Select(
                (m, i) =>
                    ModuleReader.Read(
                        $"{id}/{m.Name}",
                        $"{id}/{m.Slug}",
                        i + 1,
                        [.. files.Where(f => f.Folder == $"{id}/{m.Name}")],
                        surroundings,
                        faults
                    )
            ),
        ];
    }

    private static CertificateRule ReadRule(YamlKeys keys)
    {
        var rule = keys.Group("certificate");
        var read = new CertificateRule(
            rule.Number("lessons", 0, 100),
            rule.Number("score", 0, 100),
            rule.Number("cafes", 0, 100),
            rule.Number("tasks", 0, 100),
            keys.Text("certificate_words")
        );
        rule.RejectOthers();
        return read;
    }

    /// <summary>What <c>course.md</c> asks of its lessons' text.</summary>
    public static ReadingLimits ReadLimits(YamlKeys keys)
    {
        if (keys.OptionalGroup("reading") is not { } stated)
            return ReadingLimits.Usual;
        var read = new ReadingLimits(
            stated.Number("index", 0, 100),
            stated.Number("words", 1, 5000),
            stated.Number("least_minutes", 1, 60),
            stated.Number("most_minutes", 1, 60)
        );
        stated.RejectOthers();
        return read;
    }

    private static SvgDrawing? ReadDrawing(YamlKeys keys, SourceText source, FrozenDictionary<string, SvgDrawing?> drawings)
    {
        if (!keys.Has("drawing"))
            return null;
        var name = keys.Text("drawing");
        if (name.Length > 0 && drawings.GetValueOrDefault(name) is null)
            source.Fault(keys.LineOf("drawing"), $"No está el dibujo «{name}» en la carpeta img del curso, o tiene faltas.");
        return drawings.GetValueOrDefault(name);
    }

    // A file in the wrong place would be ignored without any message.
    private static void RefuseStrays(string id, IReadOnlyList<SourceFile> files, ContentFaultList faults)
    {
        foreach (var file in files.Where(f => f.Name != "README.md"))
        {
            var depth = file.Path.Split('/').Length;
            var isImage = file.Name.EndsWith(".svg", StringComparison.Ordinal);
            var belongs = isImage
                ? file.Folder == $"{id}/img"
                : file.Name.EndsWith(".md", StringComparison.Ordinal)
                    && file.Folder != $"{id}/img"
                    && (depth == 3 || file.Path == $"{id}/course.md");
            if (!belongs)
                faults.Add(file.Path, 1, isImage ? "Los dibujos van en la carpeta img del curso." : "Este archivo no va en este lugar.");
        }
    }
}
