using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>One lesson: what a person does in ten minutes.</summary>
/// <param name="Id">
/// Course, module and slug, such as <c>herramientas-basicas/mi-celular/encender-y-cargar</c>: its identity in records and its address.
/// </param>
/// <param name="Minutes">Planned duration, in minutes.</param>
/// <param name="Competences">Codes of <c>courses/competencias.yml</c>.</param>
/// <param name="FormerIds">Ids it had before it was renamed (<c>antes:</c>); records under them count for it.</param>
/// <param name="Parts">Its text and activities, in order.</param>
/// <param name="Terms">Glossary terms it uses, explained at its foot.</param>
/// <param name="Version">Hash of all it says: the content version that records name.</param>
public sealed record Lesson(
    string Id,
    string Title,
    int Minutes,
    ImmutableArray<string> Competences,
    ImmutableArray<string> FormerIds,
    ImmutableArray<LessonPart> Parts,
    ImmutableArray<Term> Terms,
    string Version
)
{
    /// <summary>Where its text stands, from the courses' folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Its file has faults: it is not to be read until they are mended, and what people did in it counts as before.</summary>
    public bool IsWithheld { get; init; }

    public IEnumerable<Question> Questions => Parts.OfType<QuestionPart>().Select(p => p.Question);

    public string Slug => Id[(Id.LastIndexOf('/') + 1)..];

    public string Path => $"/cursos/{Id}";
}
