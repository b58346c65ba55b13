namespace UsmeAprende.Web.Catalogue;

/// <summary>Where a person can go on, and what they find there.</summary>
public sealed record Link(string Path, string Title);
