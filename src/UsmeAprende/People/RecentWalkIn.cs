namespace UsmeAprende.People;

/// <summary>Somebody whom a member of staff registered lately, by the name that they typed themselves.</summary>
public sealed record RecentWalkIn(Guid Id, string Name, DateTime RegisteredAt, bool HasCard);
