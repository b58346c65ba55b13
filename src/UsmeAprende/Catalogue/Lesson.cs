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
    ActivityId Id,
    string Title,
    int Minutes,
    ImmutableArray<string> Competences,
    ImmutableArray<ActivityId> FormerIds,
    ImmutableArray<LessonPart> Parts,
    ImmutableArray<GlossaryTerm> Terms,
    string Version
)
{
    /// <summary>The path of its file within the courses' folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Its file has faults: it is not shown until they are corrected, and what people did in it still counts.</summary>
    public bool IsWithheld { get; init; }

    public IEnumerable<QuizQuestion> Questions => Parts.OfType<LessonQuestionPart>().Select(p => p.Question);

    public string Slug => Id.Slug;

    public string Path => $"/cursos/{Id}";
}

/// <summary>A part of a lesson: text, or something to do.</summary>
public abstract record LessonPart;

/// <summary>Text, pictures, notes and warnings.</summary>
public sealed record LessonTextPart(string Html) : LessonPart;

/// <summary>A question the server can grade.</summary>
public sealed record LessonQuestionPart(QuizQuestion Question) : LessonPart;

/// <summary>A practice: something to do on the phone, which the learner then confirms.</summary>
/// <param name="Id">Lesson id and the practice's own, such as <c>…/encender-y-cargar/cargar-hoy</c>.</param>
public sealed record LessonPracticePart(ActivityId Id, string Html) : LessonPart;

/// <summary>A private note: its text stays on the phone; the server only learns that it was written.</summary>
public sealed record LessonReflectionPart(ActivityId Id, string Html) : LessonPart;
