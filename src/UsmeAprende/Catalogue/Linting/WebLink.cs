namespace UsmeAprende.Catalogue.Linting;

/// <summary>A link to another site.</summary>
internal sealed record WebLink(int Line, Uri Address);
