using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A part of a course, drawn as one stop on its trail.</summary>
/// <param name="Id">Course and folder without its number, such as <c>herramientas-basicas/mi-celular</c>.</param>
/// <param name="Number">Its position in the course, from 1.</param>
/// <param name="Review">Three questions from earlier modules that open this one; empty in the first.</param>
public sealed record CourseModule(
    string Id,
    int Number,
    string Title,
    string Summary,
    string Html,
    ImmutableArray<Lesson> Lessons,
    ModuleTest? Test,
    FacilitatorGuide? Guide,
    ImmutableArray<QuizQuestion> Review
)
{
    /// <summary>The path of its folder within the courses' folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>
    /// Ids that it had before it was renamed (<c>antes:</c>). Records under these ids count for its lessons, test and task.
    /// </summary>
    public ImmutableArray<string> FormerIds { get; init; } = [];

    public string Slug => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The id of its course.</summary>
    public string CourseId => Id[..Id.IndexOf('/')];
}

/// <summary>A module's test.</summary>
/// <param name="Id">Module id and <c>prueba</c>.</param>
/// <param name="Pass">Percent of right answers that passes.</param>
/// <param name="Version">Hash over its questions': an attempt is graded against the version it names.</param>
public sealed record ModuleTest(ActivityId Id, string Title, int Pass, string Html, ImmutableArray<QuizQuestion> Questions, string Version)
{
    /// <summary>Ids it had before (<c>antes:</c>), as <c>course/module/prueba</c>.</summary>
    public ImmutableArray<ActivityId> FormerIds { get; init; } = [];

    /// <inheritdoc cref="Lesson.IsWithheld"/>
    public bool IsWithheld { get; init; }

    public string Path => $"/cursos/{Id}";
}

/// <summary>What a facilitator needs to hold the module's café.</summary>
/// <param name="Task">The task to watch and tick ("lo hizo").</param>
public sealed record FacilitatorGuide(ActivityId Id, string Title, int Minutes, string Task, string Html)
{
    /// <summary>The cards of its activities, to be printed and cut out (<c>tarjetas</c>); plain text, without marks.</summary>
    public ImmutableArray<ActivityCard> Cards { get; init; } = [];

    /// <inheritdoc cref="Lesson.IsWithheld"/>
    public bool IsWithheld { get; init; }
}

/// <summary>A card of a café's activity.</summary>
/// <param name="Number">Its place in its set, from 1.</param>
/// <param name="Of">How many the set has.</param>
public sealed record ActivityCard(string Text, int Number, int Of);
