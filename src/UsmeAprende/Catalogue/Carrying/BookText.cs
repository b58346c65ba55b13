using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Text of a course's book: a file for each lesson.</summary>
internal sealed class BookText(CourseCatalogue catalogue, Course course, Origin origin) : CarriedText(catalogue, course, origin)
{
    public const string Cover = "portada";
    public const string Answers = "respuestas";
    public const string Glossary = "glosario";

    /// <summary>The name of a module's opening; what it holds is named after it.</summary>
    // The number also keeps a module of any name from taking the glossary's.
    public static string NameOf(Module module) => $"{module.Number}-{module.Slug}";

    public static string NameOf(Module module, Lesson lesson) => $"{NameOf(module)}.{lesson.Slug}";

    public static string TestNameOf(Module module) => $"{NameOf(module)}.prueba";

    public static string AnswersNameOf(Module module) => $"{NameOf(module)}.{Answers}";

    protected override string TermLink(string slug) => $"{EpubChapter.FileOf(Glossary)}#{TermId(slug)}";

    protected override string SourceOf(Drawing drawing) => $"img/{NameOf(drawing)}";

    public static string NameOf(Drawing drawing) => drawing.Path[(drawing.Path.LastIndexOf('/') + 1)..];

    protected override string? PlaceOf(string path) => NameAt(path) is { } name ? EpubChapter.FileOf(name) : null;

    private string? NameAt(string path)
    {
        if (path == Course.Path)
            return Cover;
        var id = path.StartsWith($"{Course.Path}/", StringComparison.Ordinal) ? $"{Course.Id}{path[Course.Path.Length..]}" : "";
        var module = Course.Modules.FirstOrDefault(m => id.StartsWith($"{m.Id}/", StringComparison.Ordinal));
        return module switch
        {
            null => null,
            { Test.Id: var test } when test == id => TestNameOf(module),
            _ => Catalogue.LessonsById.TryGetValue(id, out var lesson) ? NameOf(module, lesson) : null,
        };
    }
}
