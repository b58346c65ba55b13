using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A part of a course: one stop on its trail.</summary>
/// <param name="Id">Course and folder without its number, such as <c>herramientas-basicas/mi-celular</c>.</param>
/// <param name="Number">Its place in the course, from 1.</param>
/// <param name="Review">Three questions from earlier modules that open this one; empty in the first.</param>
public sealed record Module(
    string Id,
    int Number,
    string Title,
    string Summary,
    string Html,
    ImmutableArray<Lesson> Lessons,
    ModuleTest? Test,
    Guide? Guide,
    ImmutableArray<Question> Review
)
{
    /// <summary>Where its files stand, from the courses' folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Ids it had before it was renamed (<c>antes:</c>): its lessons, test and task are those of that module.</summary>
    public ImmutableArray<string> FormerIds { get; init; } = [];

    public string Slug => Id[(Id.LastIndexOf('/') + 1)..];
}
