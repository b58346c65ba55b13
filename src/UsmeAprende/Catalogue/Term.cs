namespace UsmeAprende.Catalogue;

/// <summary>A word of the glossary with its one definition.</summary>
public sealed record Term(string Slug, string Name, string DefinitionHtml);
