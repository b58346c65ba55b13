using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates;

/// <summary>What a certificate says, as it was when issued (R26).</summary>
public sealed record CertificateContent
{
    public CertificateKind Kind { get; init; }

    public required string HolderName { get; init; }

    public required IdentityDocumentType DocumentType { get; init; }

    public required string DocumentNumber { get; init; }

    /// <summary>Of the course or gathering.</summary>
    public required string Title { get; init; }

    /// <summary>Minutes of participation (R22).</summary>
    public required int Minutes { get; init; }

    /// <summary>Cafés attended.</summary>
    public required int Cafes { get; init; }

    /// <summary>Where a single gathering was; null for a course.</summary>
    public string? Venue { get; init; }

    /// <summary>What the course worked on, in words; empty for a single gathering.</summary>
    public required IReadOnlyList<string> Competences { get; init; }

    /// <summary>The day, in Bogotá, on which the last thing that counts was done.</summary>
    public required DateOnly CompletedOn { get; init; }

    public required string Signatory { get; init; }

    public required string SignatoryRole { get; init; }

    /// <summary>All that a public verification shows of the document (R26).</summary>
    public string LastFour => DocumentNumber.Length > 4 ? DocumentNumber[^4..] : DocumentNumber;
}

/// <summary>What a certificate is for; the document's text depends on it.</summary>
public enum CertificateKind
{
    Course,

    /// <summary>A single gathering: a simpler text, without competences.</summary>
    Gathering,
}
