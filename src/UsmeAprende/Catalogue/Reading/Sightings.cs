namespace UsmeAprende.Catalogue.Reading;

/// <summary>What was seen while reading and can only be judged when everything is read.</summary>
internal sealed class Sightings
{
    public List<SeenLink> Links { get; } = [];

    public List<FormerId> FormerIds { get; } = [];

    /// <summary>Files that show a drawing with faults.</summary>
    public HashSet<string> ShowingFaultyDrawings { get; } = [];
}

/// <summary>A link within the site, and where it stands.</summary>
internal sealed record SeenLink(SourceText Source, int Line, string Address);

/// <summary>A name that a lesson, a test or a module had before, and where that is written.</summary>
internal sealed record FormerId(SourceText Source, int Line, string Id, FormerKind Kind);

/// <summary>Of what a former name is.</summary>
internal enum FormerKind
{
    Lesson,
    Test,
    Module,
}
