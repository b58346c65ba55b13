using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A course as written in its folder. Immutable; every text is HTML, already rendered from trusted Markdown.</summary>
/// <param name="Id">The folder's name, such as <c>herramientas-basicas</c>.</param>
public sealed record Course(
    string Id,
    string Title,
    string Summary,
    int Order,
    string Level,
    CertificateRule Rule,
    string Html,
    ImmutableArray<CourseModule> Modules
)
{
    public ImmutableArray<SvgDrawing> Drawings { get; init; } = [];

    /// <summary>The drawing by which people know the course (<c>drawing:</c> in its <c>course.md</c>); null if it has none.</summary>
    public SvgDrawing? Drawing { get; init; }

    /// <summary>The limits for its authors. A lesson beyond them is still served.</summary>
    public ReadingLimits Reading { get; init; } = ReadingLimits.Usual;

    public IEnumerable<Lesson> Lessons => Modules.SelectMany(m => m.Lessons);

    /// <summary>Planned minutes of all its lessons.</summary>
    public int Minutes => Lessons.Sum(l => l.Minutes);

    /// <summary>False if the course is only announced ("próximamente").</summary>
    public bool HasLessons => Lessons.Any();

    public string Path => $"/cursos/{Id}";
}

/// <summary>What a course demands for its certificate.</summary>
/// <param name="Lessons">Percent of its lessons to be finished.</param>
/// <param name="Score">Least percent to be reached in each module's test.</param>
/// <param name="Cafes">Cafés to be attended.</param>
/// <param name="Tasks">Observed tasks to be shown to a facilitator.</param>
/// <param name="Words">The rule as a learner reads it.</param>
public sealed record CertificateRule(int Lessons, int Score, int Cafes, int Tasks, string Words);

/// <summary>How easy and how short the lessons of a course must be (<c>reading:</c> in its <c>course.md</c>).</summary>
/// <param name="Index">Least Fernández Huerta index of a lesson; 80 is what people who read slowly follow without tiring.</param>
/// <param name="Words">Most words of a lesson, questions not counted.</param>
/// <param name="LeastMinutes">Planned minutes of the shortest lesson.</param>
/// <param name="MostMinutes">Planned minutes of the longest.</param>
public sealed record ReadingLimits(int Index, int Words, int LeastMinutes, int MostMinutes)
{
    /// <summary>The limits of a course that states none.</summary>
    public static ReadingLimits Usual { get; } = new(70, 700, 8, 12);
}

/// <summary>A checked SVG of a course, served from memory.</summary>
/// <param name="Path">Its address, such as <c>/cursos/herramientas-basicas/img/teclado.svg</c>.</param>
public sealed record SvgDrawing(string Path, int Width, int Height, ReadOnlyMemory<byte> Svg);
