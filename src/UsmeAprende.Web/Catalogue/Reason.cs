namespace UsmeAprende.Web.Catalogue;

/// <summary>Why something chosen is right or not.</summary>
/// <param name="About">What it explains, where more than one thing was chosen; null where it is plain.</param>
public sealed record Reason(string? About, string Html);
