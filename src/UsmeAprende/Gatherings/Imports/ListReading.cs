namespace UsmeAprende.Gatherings.Imports;

/// <summary>A list that was read and can be looked at, or in a sentence why not.</summary>
public sealed record ListReading(Guid? List, string? Problem);
