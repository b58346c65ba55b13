using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A word of the glossary with its one definition.</summary>
/// <param name="DefinitionHtml">Fits inside a paragraph.</param>
public sealed record Term(string Slug, string Name, string DefinitionHtml)
{
    /// <summary>Other names people use for it.</summary>
    public ImmutableArray<string> AlsoKnownAs { get; init; } = [];
}
