using System.Collections.Immutable;

namespace UsmeAprende.Documents.Paper;

/// <summary>What a document is, whatever stands on it.</summary>
public sealed record PaperSetting
{
    /// <summary>What readers show and say first.</summary>
    public required string Title { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Author { get; init; }

    /// <summary>UTC. The same content at the same time gives the same bytes.</summary>
    public required DateTime MadeAt { get; init; }

    public string Language { get; init; } = "es-CO";

    /// <summary>Letter with its long side down, or across.</summary>
    public bool IsLandscape { get; init; }

    public ImmutableArray<PaperAttachment> Attachments { get; init; } = [];

    /// <summary>The whole sheet.</summary>
    public Box Sheet => IsLandscape ? new Box(0, 0, 792, 612) : new Box(0, 0, 612, 792);
}
