using System.Text.Json.Serialization;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates;

/// <summary>The content of a certificate, fixed when it was issued (R26).</summary>
public sealed record CertificateContent
{
    public CertificateKind Kind { get; init; }

    public required string HolderName { get; init; }

    public required IdentityDocumentType DocumentType { get; init; }

    public required string DocumentNumber { get; init; }

    /// <summary>Title of the course or gathering.</summary>
    public required string Title { get; init; }

    /// <summary>Minutes of participation (R22).</summary>
    public required int Minutes { get; init; }

    /// <summary>Cafés attended.</summary>
    public required int Cafes { get; init; }

    /// <summary>The venue of a single gathering; null for a course.</summary>
    public string? Venue { get; init; }

    /// <summary>The names of the course's competences; empty for a single gathering.</summary>
    public required IReadOnlyList<string> Competences { get; init; }

    /// <summary>The day, in Bogotá, on which the last thing that counts was done.</summary>
    public required DateOnly CompletedOn { get; init; }

    /// <summary>
    /// The version of the design with which it was issued; 0 for the one of the programme, as on all from before it could be changed.
    /// </summary>
    public int Design { get; init; }

    public required string Signatory { get; init; }

    public required string SignatoryRole { get; init; }

    /// <summary>Who signs besides; nobody on certificates from before there could be several.</summary>
    public IReadOnlyList<CertificateSignatory> OtherSignatories { get; init; } = [];

    /// <summary>Everybody who signs, in the order in which they stand on the paper.</summary>
    [JsonIgnore]
    public IReadOnlyList<CertificateSignatory> Signatories => [new(Signatory, SignatoryRole), .. OtherSignatories];

    /// <summary>The last four digits of the document, which is all that a public verification shows (R26).</summary>
    public string LastFour => DocumentNumber.Length > 4 ? DocumentNumber[^4..] : DocumentNumber;
}

/// <summary>Somebody who signs certificates.</summary>
/// <param name="Role">May be empty.</param>
public sealed record CertificateSignatory(string Name, string Role);

/// <summary>Whether a certificate is for a course or a gathering; the text depends on it.</summary>
public enum CertificateKind
{
    Course,

    /// <summary>A single gathering: a simpler text, without competences.</summary>
    Gathering,
}
