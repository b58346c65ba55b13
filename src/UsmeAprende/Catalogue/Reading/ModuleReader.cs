using System.Collections.Immutable;
using System.Text;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads one module's folder. Its review questions are chosen later, when the modules before it are known.</summary>
internal static class ModuleReader
{
    private const int FewestQuestions = 6;
    private const int MostQuestions = 10;

    public static ModuleDraft Read(
        string folder,
        string id,
        int number,
        IReadOnlyList<SourceFile> files,
        ReadingContext surroundings,
        ContentFaultList faults
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
            return new ModuleDraft(new CourseModule(id, number, "", "", "", lessons, test, guide, []) { Folder = folder }, null, []);

        var head = FrontMatter.Read(source);
        var module = new CourseModule(
            id,
            number,
            head.Keys.Text("title"),
            head.Keys.Text("summary"),
            ContentBlockRenderer.Render(source, head, surroundings),
            lessons,
            test,
            guide,
            []
        )
        {
            Folder = folder,
            FormerIds = ReadFormerIds(head, source, FormerIdKind.Module, surroundings),
        };
        var review = head.Keys.Texts("review");
        var isChosen = head.Keys.Has("review");
        head.Keys.RejectOthers();
        if (isChosen && review.Length != ReviewQuestions.Count)
            source.Fault(head.Keys.LineOf("review"), $"«review» lleva tres preguntas; aquí hay {review.Length}.");
        return new ModuleDraft(module, isChosen ? source : null, review);
    }

    private static ImmutableArray<Lesson> ReadLessons(
        string id,
        IReadOnlyList<SourceFile> files,
        ReadingContext surroundings,
        ContentFaultList faults
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
        return [.. lessons.Select(l => LessonReader.Read(new SourceText(l.File, faults), ActivityId.LessonOf(id, l.Slug), surroundings))];
    }

    private static ModuleTest ReadTest(SourceText source, string module, ReadingContext surroundings)
    {
        var id = ActivityId.TestOf(module);
        var head = FrontMatter.Read(source);
        var (title, pass) = (head.Keys.Text("title"), head.Keys.Number("pass", 1, 100));
        var former = ReadFormerIds(head, source, FormerIdKind.Test, surroundings);
        head.Keys.RejectOthers();

        var prose = new MarkdownRenderer(source, surroundings, "/glosario");
        var pieces = ContentBlockSplitter.Split(source, head.Body, ContentBlockSplitter.AllowedInTest);
        foreach (var piece in pieces)
            prose.ReserveId(piece.Id);
        var questions = pieces
            .Where(p => ContentBlockSplitter.Questions.Contains(p.Name))
            .Select(p => QuestionReader.Read(p, id, prose, source))
            .ToImmutableArray();
        var html = string.Concat(
            pieces.Where(p => !ContentBlockSplitter.Questions.Contains(p.Name)).Select(p => ContentBlockRenderer.Render(p, prose))
        );
        prose.CheckFragments();
        LessonReader.RefuseDuplicateQuestions(pieces, questions, source);
        if (source.IsReadable && questions.Length is < FewestQuestions or > MostQuestions)
            source.Fault(1, $"Una prueba lleva de {FewestQuestions} a {MostQuestions} preguntas; aquí hay {questions.Length}.");
        return new ModuleTest(
            id,
            title,
            pass,
            html,
            questions,
            ContentHash.ComputeAll(questions.Select(q => q.Hash).Order(StringComparer.Ordinal))
        )
        {
            FormerIds = [.. former.Select(f => new ActivityId(f))],
        };
    }

    private static ImmutableArray<string> ReadFormerIds(FrontMatter head, SourceText source, FormerIdKind kind, ReadingContext surroundings)
    {
        var former = head.Keys.Texts("antes");
        surroundings.Seen.FormerIds.AddRange(former.Select(f => new FormerId(source, f.Line, f.Text, kind)));
        return [.. former.Select(f => f.Text)];
    }

    private static FacilitatorGuide ReadGuide(SourceText source, string module, ReadingContext surroundings)
    {
        var head = FrontMatter.Read(source);
        var (title, minutes, task) = (head.Keys.Text("title"), head.Keys.Number("minutes", 1, 600), head.Keys.Text("task"));
        head.Keys.RejectOthers();

        var prose = new MarkdownRenderer(source, surroundings, "/glosario");
        var html = new StringBuilder();
        var cards = ImmutableArray.CreateBuilder<ActivityCard>();
        foreach (var piece in ContentBlockSplitter.Split(source, head.Body, ContentBlockSplitter.AllowedInGuide))
        {
            if (piece.Name != ContentBlockSplitter.Cards)
            {
                html.Append(ContentBlockRenderer.Render(piece, prose));
                continue;
            }

            var set = ActivityCardReader.Read(piece, prose, source);
            cards.AddRange(set);
            html.Append(ActivityCardReader.Render(set));
        }
        prose.CheckFragments();
        return new FacilitatorGuide(ActivityId.GuideOf(module), title, minutes, task, html.ToString()) { Cards = cards.ToImmutable() };
    }
}

/// <summary>A module without its review questions.</summary>
/// <param name="ReviewSource">The author's choice of review questions; null if the programme chooses.</param>
internal sealed record ModuleDraft(CourseModule Module, SourceText? ReviewSource, ImmutableArray<(string Text, int Line)> Review);

/// <summary>Chooses the three questions from earlier modules that open a module.</summary>
internal static class ReviewQuestions
{
    public const int Count = 3;

    public static ImmutableArray<CourseModule> AddReviews(ImmutableArray<ModuleDraft> drafts)
    {
        var modules = ImmutableArray.CreateBuilder<CourseModule>();
        var earlier = new List<QuizQuestion>();
        foreach (var draft in drafts)
        {
            var review = draft.ReviewSource is null ? ChooseSpaced(draft.Module, earlier) : ReadChosen(draft, earlier);
            modules.Add(draft.Module with { Review = review });
            earlier.AddRange(draft.Module.Lessons.SelectMany(l => l.Questions));
        }

        return modules.ToImmutable();
    }

    // One from the oldest third of earlier questions, one from the middle, one from the latest: the same for everyone.
    private static ImmutableArray<QuizQuestion> ChooseSpaced(CourseModule module, List<QuizQuestion> earlier) =>
        module.Lessons.IsEmpty ? []
        : earlier.Count <= Count ? [.. earlier]
        : [.. Enumerable.Range(0, Count).Select(third => earlier[((2 * third) + 1) * earlier.Count / (2 * Count)])];

    private static ImmutableArray<QuizQuestion> ReadChosen(ModuleDraft draft, List<QuizQuestion> earlier)
    {
        var chosen = ImmutableArray.CreateBuilder<QuizQuestion>();
        foreach (var (text, line) in draft.Review)
        {
            if (earlier.Find(q => q.Id.Value == $"{draft.Module.CourseId}/{text}") is not { } question)
                draft.ReviewSource!.Fault(
                    line,
                    $"La pregunta «{text}» no está en ningún módulo anterior. Se escribe módulo/lección/pregunta, sin números."
                );
            else if (chosen.Contains(question))
                draft.ReviewSource!.Fault(line, $"La pregunta «{text}» está dos veces en «review».");
            else
                chosen.Add(question);
        }

        return chosen.ToImmutable();
    }
}
