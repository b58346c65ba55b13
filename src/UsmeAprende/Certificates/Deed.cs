namespace UsmeAprende.Certificates;

/// <summary>What somebody is certified for.</summary>
/// <param name="Title">Of the course or gathering.</param>
/// <param name="Venue">Where a single gathering was.</param>
/// <param name="Minutes">Of participation (R22).</param>
/// <param name="Cafes">Gatherings attended.</param>
/// <param name="Competences">In words.</param>
/// <param name="CompletedAt">When the last thing that counts was done.</param>
public sealed record Deed(
    CertificateKind Kind,
    string Title,
    string? Venue,
    int Minutes,
    int Cafes,
    IReadOnlyList<string> Competences,
    DateTime CompletedAt
);
