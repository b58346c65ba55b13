using System.Collections.Immutable;

namespace UsmeAprende.Documents;

/// <summary>A book for readers without internet, to be written by <see cref="EpubWriter"/>.</summary>
public sealed record EpubBook
{
    /// <summary>A URI that stays the same over all editions.</summary>
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    /// <summary>A language tag, such as <c>es-CO</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The publisher: who is responsible for the text.</summary>
    public required string Creator { get; init; }

    public required string Description { get; init; }

    /// <summary>The address of what the book was made from; null where it has none.</summary>
    public string? Source { get; init; }

    /// <summary>What the table of contents is called, in the book's language.</summary>
    public required string ContentsTitle { get; init; }

    /// <summary>The accessibility summary, in the book's language.</summary>
    public required string AccessibilitySummary { get; init; }

    public required string Style { get; init; }

    /// <summary>The chapters. The first is the title page; the table of contents follows it.</summary>
    public required ImmutableArray<EpubChapter> Chapters { get; init; }

    public ImmutableArray<EpubPicture> Pictures { get; init; } = [];

    /// <summary>An SVG that reading apps show among their books; null for none.</summary>
    public ReadOnlyMemory<byte>? Cover { get; init; }
}

/// <summary>A file of a book and its line in the table of contents.</summary>
/// <param name="Name">The file's name, without folder or ending, by which other chapters link to it.</param>
/// <param name="Body">Well-formed XHTML to stand below the title.</param>
/// <param name="Kind">Its <c>epub:type</c>, such as <c>chapter</c> or <c>glossary</c>.</param>
/// <param name="Within">Its sub-chapters, which follow it.</param>
public sealed record EpubChapter(string Name, string Title, string Body, string Kind, ImmutableArray<EpubChapter> Within)
{
    /// <summary>The address by which a chapter of the same book links to this one.</summary>
    public string File => FileOf(Name);

    public static string FileOf(string name) => $"{name}.xhtml";

    /// <summary>This chapter and its sub-chapters, in reading order.</summary>
    public IEnumerable<EpubChapter> InOrder => Within.SelectMany(c => c.InOrder).Prepend(this);
}

/// <summary>An SVG drawing of a book.</summary>
/// <param name="Name">Its file's name with ending; chapters find it under <c>img/</c>.</param>
public sealed record EpubPicture(string Name, ReadOnlyMemory<byte> Svg);
