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

/// <summary>A part of a lesson: text, or something to do. With scripts, a page shows one at a time, as a step.</summary>
public abstract record LessonPart;

/// <summary>Text, pictures, notes and warnings: about as much as fits on the screen of a phone.</summary>
/// <param name="Heading">The subtitle it stands under, as plain text; empty before the first one.</param>
/// <param name="Continues">Whether it is the rest of a section that was too long for one step.</param>
public sealed record LessonTextPart(string Html, string Heading = "", bool Continues = false) : LessonPart
{
    /// <summary>A subtitle right before an exercise, which shares its step.</summary>
    public bool IsOnlyHeading { get; init; }
}

/// <summary>A question the server can grade.</summary>
public sealed record LessonQuestionPart(QuizQuestion Question) : LessonPart;

/// <summary>A practice: something to do on the phone, which the learner then confirms.</summary>
/// <param name="Id">Lesson id and the practice's own, such as <c>…/encender-y-cargar/cargar-hoy</c>.</param>
/// <param name="Html">What to do, without the steps.</param>
/// <param name="Steps">Its steps, to be ticked one by one; may be empty.</param>
public sealed record LessonPracticePart(ActivityId Id, string Html, ImmutableArray<PracticeStep> Steps) : LessonPart;

/// <summary>A step of a practice.</summary>
/// <param name="Hash">Hash of its text, eight hexadecimal digits: by it a record says where somebody got stuck.</param>
public sealed record PracticeStep(string Hash, string Text, string Html);

/// <summary>A private note: its text stays on the phone; the server only learns that it was written.</summary>
public sealed record LessonReflectionPart(ActivityId Id, string Html) : LessonPart;
