namespace UsmeAprende.Web.Gatherings;

/// <summary>A colleague, by name.</summary>
public sealed record StaffName(Guid Id, string Name);
