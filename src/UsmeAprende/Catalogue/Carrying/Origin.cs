namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Where a carried file says it comes from: the same for whoever downloads it.</summary>
/// <param name="Entity">Who answers for it.</param>
/// <param name="Url">Scheme and host of the site; null where none is configured: then links to its pages become plain words.</param>
public sealed record Origin(string Site, string Entity, string? Url);
