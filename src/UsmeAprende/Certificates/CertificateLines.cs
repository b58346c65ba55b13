using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>
/// All that a document says, line by line and in the order in which it is read: the paper and the screen show the same words, for both take
/// them from here (R26).
/// </summary>
public sealed record CertificateLines
{
    public required string Entity { get; init; }

    public required string Programme { get; init; }

    public required string Title { get; init; }

    public required string Opening { get; init; }

    public required string Holder { get; init; }

    public required string Document { get; init; }

    public required string Deed { get; init; }

    /// <summary>The course or gathering.</summary>
    public required string Subject { get; init; }

    public required string Extent { get; init; }

    /// <summary>Null where there are none to name.</summary>
    public required string? Competences { get; init; }

    /// <summary>Where and when it is issued.</summary>
    public required string Issue { get; init; }

    /// <summary>What it replaces and what it does not claim; empty where it says neither.</summary>
    public required string Clause { get; init; }

    public required string Signatory { get; init; }

    /// <summary>Empty where none is configured.</summary>
    public required string SignatoryRole { get; init; }

    public static CertificateLines Of(CertificateSheet sheet, CertificateOptions options) =>
        new()
        {
            Entity = options.Entity,
            Programme = options.Programme,
            Title = options.Title,
            Opening = "Se hace constar que",
            Holder = sheet.Words.HolderName,
            Document = $"con {CertificateText.Document(sheet.Words.DocumentType, sheet.Words.DocumentNumber)},",
            Deed = CertificateText.Deed(sheet.Words),
            Subject = $"«{sheet.Words.Title}»",
            Extent = CertificateText.Extent(sheet.Words),
            Competences = CertificateText.Competences(sheet.Words),
            Issue = $"Se expide en {options.City}, {CertificateText.DayInWords(BogotaClock.DayOf(sheet.IssuedAt))}.",
            Clause = (sheet.ReplacesNumber is { } former ? $"Reemplaza la constancia {former}. {options.Clause}" : options.Clause).Trim(),
            Signatory = sheet.Words.Signatory,
            SignatoryRole = sheet.Words.SignatoryRole,
        };
}
