namespace UsmeAprende.Gatherings;

/// <summary>A group in the list of staff.</summary>
public sealed record StaffGroup(Guid Id, string Name, string? CourseId, int People, int Gatherings, DateTime? NextAt, DateTime? LastAt);
