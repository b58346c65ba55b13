namespace UsmeAprende.Gatherings;

/// <summary>A group with where its people stand.</summary>
/// <param name="Members">Those who stopped first, then by name.</param>
/// <param name="Missed">The questions that most of them got wrong.</param>
public sealed record GroupProgress(Group Group, IReadOnlyList<GroupMember> Members, IReadOnlyList<MissedQuestion> Missed);
