namespace UsmeAprende.Certificates;

/// <summary>A certificate of the same thing that was taken away from the person.</summary>
/// <param name="Number">As it is written: <c>2026-000003</c>.</param>
/// <param name="Reason">As the public reads it; null where it was forgotten.</param>
public sealed record EarlierRevocation(string Number, string? Reason);
