namespace UsmeAprende.Gatherings;

/// <summary>A group that one is in.</summary>
public sealed record OwnEnrolment(Guid GroupId, string Name, string? CourseId, DateTime EnrolledAt);
