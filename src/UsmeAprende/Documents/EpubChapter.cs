using System.Collections.Immutable;

namespace UsmeAprende.Documents;

/// <summary>A file of a book and its line in the table of contents.</summary>
/// <param name="Name">The file's name, without folder or ending, by which other chapters link to it.</param>
/// <param name="Body">Well-formed XHTML to stand below the title.</param>
/// <param name="Kind">Its <c>epub:type</c>, such as <c>chapter</c> or <c>glossary</c>.</param>
/// <param name="Within">Chapters below it, which follow it.</param>
public sealed record EpubChapter(string Name, string Title, string Body, string Kind, ImmutableArray<EpubChapter> Within)
{
    /// <summary>The address by which a chapter of the same book links to this one.</summary>
    public string File => FileOf(Name);

    public static string FileOf(string name) => $"{name}.xhtml";

    /// <summary>This chapter and those below it, as they are read.</summary>
    public IEnumerable<EpubChapter> InOrder => Within.SelectMany(c => c.InOrder).Prepend(this);
}
