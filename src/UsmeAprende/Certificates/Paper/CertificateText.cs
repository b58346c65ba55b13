using System.Globalization;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.Wording;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Writes the Spanish sentences of a certificate, with every number in words too.</summary>
public static class CertificateText
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary>Type and number of a document: the type in full, the number grouped as people read it out.</summary>
    public static string Document(IdentityDocumentType type, string number)
    {
        var name = type switch
        {
            IdentityDocumentType.CC => "cédula de ciudadanía",
            IdentityDocumentType.TI => "tarjeta de identidad",
            IdentityDocumentType.CE => "cédula de extranjería",
            IdentityDocumentType.PPT => "permiso por protección temporal",
            _ => "pasaporte",
        };
        return $"{name} {(number.Length > 4 && number.All(char.IsAsciiDigit) ? Grouped(number) : number)}";
    }

    /// <summary><c>una (1) hora y treinta (30) minutos</c>.</summary>
    public static string Time(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => Minutes(rest),
            (var hours, 0) => Hours(hours),
            var (hours, rest) => $"{Hours(hours)} y {Minutes(rest)}",
        };

    public static string Cafes(int count) =>
        $"{SpelledNumber.Masculine(count)} ({count}) {(count == 1 ? "café charlado" : "cafés charlados")}";

    /// <summary><c>a los veintidós (22) días del mes de noviembre de dos mil treinta y cinco (2035)</c>.</summary>
    public static string DayInWords(DateOnly day)
    {
        var days = day.Day == 1 ? "al primer (1) día" : $"a los {SpelledNumber.Masculine(day.Day)} ({day.Day}) días";
        return $"{days} del mes de {day.ToString("MMMM", Spanish)} de {SpelledNumber.Alone(day.Year)} ({day.Year})";
    }

    /// <summary>The sentence after the title: how long and when.</summary>
    public static string Extent(CertificateContent content)
    {
        if (content.Kind is CertificateKind.Gathering)
            return $"{(content.Venue is { } venue ? $"realizado en {venue} " : "")}el {SpanishDates.Day(content.CompletedOn)}, "
                + $"durante {Time(content.Minutes)}.";
        var cafes = content.Cafes == 0 ? "" : $", con asistencia a {Cafes(content.Cafes)}";
        return $"durante {Time(content.Minutes)}{cafes}. Terminó el {SpanishDates.Day(content.CompletedOn)}.";
    }

    /// <summary>Null if there are no competences.</summary>
    public static string? Competences(CertificateContent content) =>
        content.Competences.Count == 0
            ? null
            : $"En el curso se trabajó en: {string.Join("; ", content.Competences.Select(Uncapitalised))}.";

    // For the middle of a sentence; an acronym keeps its capitals.
    private static string Uncapitalised(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLower(text[0], Spanish) + text[1..] : text;

    private static string Hours(int count) => $"{SpelledNumber.Feminine(count)} ({count}) {(count == 1 ? "hora" : "horas")}";

    private static string Minutes(int count) => $"{SpelledNumber.Masculine(count)} ({count}) {(count == 1 ? "minuto" : "minutos")}";

    // Grouped as text, so that leading zeros stay.
    private static string Grouped(string digits)
    {
        var first = digits.Length % 3;
        return string.Join(
            '.',
            new[] { digits[..first] }.Where(part => part.Length > 0).Concat(digits[first..].Chunk(3).Select(part => new string(part)))
        );
    }
}

/// <summary>All lines of a certificate, in reading order. Paper and screen both use them, so that they show the same words (R26).</summary>
public sealed record CertificateLines
{
    public required string Entity { get; init; }

    public required string Programme { get; init; }

    public required string Title { get; init; }

    public required string Opening { get; init; }

    public required string Holder { get; init; }

    public required string Document { get; init; }

    public required string Participation { get; init; }

    /// <summary>The course or gathering.</summary>
    public required string Subject { get; init; }

    public required string Extent { get; init; }

    /// <summary>Null if there are no competences.</summary>
    public required string? Competences { get; init; }

    /// <summary>A paragraph of the entity's own; null if there is none.</summary>
    public required string? Note { get; init; }

    /// <summary>Place and date of issue.</summary>
    public required string Issue { get; init; }

    /// <summary>What it replaces and what it does not claim; may be empty.</summary>
    public required string Clause { get; init; }

    /// <summary>Everybody who signs.</summary>
    public required IReadOnlyList<CertificateSignatory> Signatories { get; init; }

    public static CertificateLines Create(PrintableCertificate sheet, CertificateDesign design) =>
        new()
        {
            Entity = design.Entity,
            Programme = design.Programme,
            Title = design.Title,
            Opening = design.Opening,
            Holder = sheet.Words.HolderName,
            Document = $"con {CertificateText.Document(sheet.Words.DocumentType, sheet.Words.DocumentNumber)},",
            Participation = design.SentenceOf(sheet.Words.Kind),
            Subject = $"«{sheet.Words.Title}»",
            Extent = CertificateText.Extent(sheet.Words),
            Competences = CertificateText.Competences(sheet.Words),
            Note = design.Note.Length > 0 ? design.Note : null,
            Issue = $"Se expide en {design.City}, {CertificateText.DayInWords(BogotaClock.DayOf(sheet.IssuedAt))}.",
            Clause = (sheet.ReplacesNumber is { } former ? $"Reemplaza la constancia {former}. {design.Clause}" : design.Clause).Trim(),
            Signatories = sheet.Words.Signatories,
        };
}
