namespace UsmeAprende.Learning;

/// <summary>Something that a member of staff says of somebody else: that they came, showed a task or helped, or that such a record was a mistake (R2).</summary>
public sealed record StaffRecord(Guid Person, NewRecord Record);
