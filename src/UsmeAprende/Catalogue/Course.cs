using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A course as its folder says it. Immutable; every text is HTML already rendered from trusted Markdown.</summary>
/// <param name="Id">The folder's name, such as <c>herramientas-basicas</c>.</param>
public sealed record Course(
    string Id,
    string Title,
    string Summary,
    int Order,
    string Level,
    CertificateRule Rule,
    string Html,
    ImmutableArray<Module> Modules
)
{
    public ImmutableArray<Drawing> Drawings { get; init; } = [];

    /// <summary>What its authors keep to; a lesson beyond it is still served.</summary>
    public ReadingLimits Reading { get; init; } = ReadingLimits.Usual;

    public IEnumerable<Lesson> Lessons => Modules.SelectMany(m => m.Lessons);

    /// <summary>Planned minutes of all its lessons.</summary>
    public int Minutes => Lessons.Sum(l => l.Minutes);

    /// <summary>False while the course is only announced ("próximamente").</summary>
    public bool HasLessons => Lessons.Any();

    public string Path => $"/cursos/{Id}";
}
