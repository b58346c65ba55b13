namespace UsmeAprende.People;

/// <summary>The stamp and role that an open session must still carry, and the sessions of that person that were closed.</summary>
public sealed record SessionState(string Stamp, Role Role, IReadOnlyCollection<Guid> Ended);
