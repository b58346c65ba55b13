using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A module's test.</summary>
/// <param name="Id">Module id and <c>prueba</c>.</param>
/// <param name="Pass">Percent of right answers that passes.</param>
/// <param name="Version">Hash over its questions': an attempt is graded against the version it names.</param>
public sealed record ModuleTest(string Id, string Title, int Pass, string Html, ImmutableArray<Question> Questions, string Version)
{
    /// <summary>Ids it had before (<c>antes:</c>), as <c>course/module/prueba</c>.</summary>
    public ImmutableArray<string> FormerIds { get; init; } = [];

    /// <inheritdoc cref="Lesson.IsWithheld"/>
    public bool IsWithheld { get; init; }

    public string Path => $"/cursos/{Id}";
}
