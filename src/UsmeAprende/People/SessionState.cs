namespace UsmeAprende.People;

/// <summary>The stamp and role that an open session must still carry.</summary>
public sealed record SessionState(string Stamp, Role Role);
