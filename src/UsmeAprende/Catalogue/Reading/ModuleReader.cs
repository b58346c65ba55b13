using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads one module's folder. Its review is chosen later, when the modules before it are known.</summary>
internal static class ModuleReader
{
    private const int FewestQuestions = 6;
    private const int MostQuestions = 10;

    public static ModuleDraft Read(
        string folder,
        string id,
        int number,
        IReadOnlyList<SourceFile> files,
        Surroundings surroundings,
        FaultList faults
    )
    {
        SourceText? Open(string name) => files.FirstOrDefault(f => f.Name == name) is { } file ? new SourceText(file, faults) : null;

        var source = Open("module.md");
        if (source is null)
            faults.Add($"{folder}/module.md", 1, "A este módulo le falta su archivo module.md.");
        var lessons = ReadLessons(id, files, surroundings, faults);
        var test = Open("prueba.md") is { } prueba ? ReadTest(prueba, id, surroundings) : null;
        var guide = Open("guia.md") is { } guia ? ReadGuide(guia, id, surroundings) : null;
        if (lessons.Length > 0 && test is null)
            faults.Add($"{folder}/prueba.md", 1, "El módulo tiene lecciones, pero le falta su prueba.md.");
        if (lessons.Length > 0 && guide is null)
            faults.Add($"{folder}/guia.md", 1, "El módulo tiene lecciones, pero le falta su guia.md.");
        if (source is null)
            return new ModuleDraft(new Module(id, number, "", "", "", lessons, test, guide, []) { Folder = folder }, null, []);

        var head = FrontMatter.Read(source);
        var module = new Module(
            id,
            number,
            head.Keys.Text("title"),
            head.Keys.Text("summary"),
            Body.Render(source, head, surroundings),
            lessons,
            test,
            guide,
            []
        )
        {
            Folder = folder,
            FormerIds = Former(head, source, FormerKind.Module, surroundings),
        };
        var review = head.Keys.Texts("review");
        var isChosen = head.Keys.Has("review");
        head.Keys.RejectOthers();
        if (isChosen && review.Length != Reviews.Count)
            source.Fault(head.Keys.LineOf("review"), $"«review» lleva tres preguntas; aquí hay {review.Length}.");
        return new ModuleDraft(module, isChosen ? source : null, review);
    }

    private static ImmutableArray<Lesson> ReadLessons(
        string id,
        IReadOnlyList<SourceFile> files,
        Surroundings surroundings,
        FaultList faults
    )
    {
        var named = new NumberedNames(faults, "lección");
        var lessons = files
            .Where(f =>
                f.Name.EndsWith(".md", StringComparison.Ordinal) && f.Name is not ("module.md" or "prueba.md" or "guia.md" or "README.md")
            )
            .Select(f => (File: f, Number: named.Read(f.Path, f.Stem, out var slug), Slug: slug))
            .OrderBy(l => l.Number)
            .ThenBy(l => l.File.Name, StringComparer.Ordinal)
            .ToList();
        return [.. lessons.Select(l => LessonReader.Read(new SourceText(l.File, faults), $"{id}/{l.Slug}", surroundings))];
    }

    private static ModuleTest ReadTest(SourceText source, string module, Surroundings surroundings)
    {
        var id = $"{module}/prueba";
        var head = FrontMatter.Read(source);
        var (title, pass) = (head.Keys.Text("title"), head.Keys.Number("pass", 1, 100));
        var former = Former(head, source, FormerKind.Test, surroundings);
        head.Keys.RejectOthers();

        var prose = new Prose(source, surroundings, "/glosario");
        var pieces = Pieces.Cut(source, head.Body, Pieces.OfTest);
        foreach (var piece in pieces)
            prose.Reserve(piece.Id);
        var questions = pieces
            .Where(p => Pieces.Questions.Contains(p.Name))
            .Select(p => QuestionReader.Read(p, id, prose, source))
            .ToImmutableArray();
        var html = string.Concat(pieces.Where(p => !Pieces.Questions.Contains(p.Name)).Select(p => Body.Render(p, prose)));
        prose.Finish();
        LessonReader.RefuseTwins(pieces, questions, source);
        if (source.IsReadable && questions.Length is < FewestQuestions or > MostQuestions)
            source.Fault(1, $"Una prueba lleva de {FewestQuestions} a {MostQuestions} preguntas; aquí hay {questions.Length}.");
        return new ModuleTest(
            id,
            title,
            pass,
            html,
            questions,
            ContentHash.OfAll(questions.Select(q => q.Hash).Order(StringComparer.Ordinal))
        )
        {
            FormerIds = former,
        };
    }

    private static ImmutableArray<string> Former(FrontMatter head, SourceText source, FormerKind kind, Surroundings surroundings)
    {
        var former = head.Keys.Texts("antes");
        surroundings.Seen.FormerIds.AddRange(former.Select(f => new FormerId(source, f.Line, f.Text, kind)));
        return [.. former.Select(f => f.Text)];
    }

    private static Guide ReadGuide(SourceText source, string module, Surroundings surroundings)
    {
        var head = FrontMatter.Read(source);
        var (title, minutes, task) = (head.Keys.Text("title"), head.Keys.Number("minutes", 1, 600), head.Keys.Text("task"));
        head.Keys.RejectOthers();
        return new Guide($"{module}/guia", title, minutes, task, Body.Render(source, head, surroundings));
    }
}
