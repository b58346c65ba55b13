namespace UsmeAprende.Certificates;

/// <summary>Whom a coordinator wants to see.</summary>
/// <param name="CourseId">One course at a time: each has its own rule.</param>
/// <param name="Place">In the person's words, accents and capitals apart.</param>
/// <param name="GroupId">People enrolled in this group.</param>
public sealed record CandidateFilter(string CourseId, string? Place = null, Guid? GroupId = null);
