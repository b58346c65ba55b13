using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>What planning needs to know of somebody, all rows found to be theirs taken together (R14).</summary>
/// <param name="Id">The row that the others were merged into.</param>
/// <param name="LastSeenAt">When their last deed arrived; null before the first.</param>
/// <param name="AllowsReminders">Their latest word on it.</param>
public sealed record KnownPerson(Guid Id, Role Role, DateTime CreatedAt, DateTime? LastSeenAt, bool AllowsReminders);
