using System.Collections.Immutable;

namespace UsmeAprende.Documents;

/// <summary>A book for readers without internet, to be written by <see cref="EpubFile"/>.</summary>
public sealed record EpubBook
{
    /// <summary>A URI that stays the same over all editions.</summary>
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    /// <summary>A language tag, such as <c>es-CO</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Who answers for what the book says.</summary>
    public required string Creator { get; init; }

    public required string Description { get; init; }

    /// <summary>The address of what the book was made from; null where it has none.</summary>
    public string? Source { get; init; }

    /// <summary>What the table of contents is called, in the book's language.</summary>
    public required string ContentsTitle { get; init; }

    /// <summary>What people who read by ear or touch will find, in the book's language.</summary>
    public required string AccessibilitySummary { get; init; }

    public required string Style { get; init; }

    /// <summary>The first is the title page; the table of contents follows it.</summary>
    public required ImmutableArray<EpubChapter> Chapters { get; init; }

    public ImmutableArray<EpubPicture> Pictures { get; init; } = [];
}
