using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates.Paper;

/// <summary>The sentences of a document, with every figure in words too.</summary>
public static class CertificateText
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary>By the name that is printed on it, and grouped as people read it out.</summary>
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

    public static string Day(DateOnly day) => day.ToString("d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary><c>a los veintidós (22) días del mes de noviembre de dos mil treinta y cinco (2035)</c>.</summary>
    public static string DayInWords(DateOnly day)
    {
        var days = day.Day == 1 ? "al primer (1) día" : $"a los {SpelledNumber.Masculine(day.Day)} ({day.Day}) días";
        return $"{days} del mes de {day.ToString("MMMM", Spanish)} de {SpelledNumber.Alone(day.Year)} ({day.Year})";
    }

    /// <summary>What the person did, before the title of it.</summary>
    public static string Participation(CertificateContent words) =>
        words.Kind is CertificateKind.Gathering ? "asistió al encuentro" : "asistió y participó en el curso";

    /// <summary>How long and when, after its title.</summary>
    public static string Extent(CertificateContent words)
    {
        if (words.Kind is CertificateKind.Gathering)
            return $"{(words.Venue is { } venue ? $"realizado en {venue} " : "")}el {Day(words.CompletedOn)}, "
                + $"durante {Time(words.Minutes)}.";
        var cafes = words.Cafes == 0 ? "" : $", con asistencia a {Cafes(words.Cafes)}";
        return $"durante {Time(words.Minutes)}{cafes}. Terminó el {Day(words.CompletedOn)}.";
    }

    /// <summary>Null where there are none to name.</summary>
    public static string? Competences(CertificateContent words) =>
        words.Competences.Count == 0 ? null : $"En el curso se trabajó en: {string.Join("; ", words.Competences.Select(Uncapitalised))}.";

    // In the middle of a sentence; a name that is all capitals stays.
    private static string Uncapitalised(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLower(text[0], Spanish) + text[1..] : text;

    private static string Hours(int count) => $"{SpelledNumber.Feminine(count)} ({count}) {(count == 1 ? "hora" : "horas")}";

    private static string Minutes(int count) => $"{SpelledNumber.Masculine(count)} ({count}) {(count == 1 ? "minuto" : "minutos")}";

    // Not as a number: leading zeros stay.
    private static string Grouped(string digits)
    {
        var first = digits.Length % 3;
        return string.Join(
            '.',
            new[] { digits[..first] }.Where(part => part.Length > 0).Concat(digits[first..].Chunk(3).Select(part => new string(part)))
        );
    }
}

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

    public required string Participation { get; init; }

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

    public static CertificateLines Create(PrintableCertificate sheet, CertificateOptions options) =>
        new()
        {
            Entity = options.Entity,
            Programme = options.Programme,
            Title = options.Title,
            Opening = "Se hace constar que",
            Holder = sheet.Words.HolderName,
            Document = $"con {CertificateText.Document(sheet.Words.DocumentType, sheet.Words.DocumentNumber)},",
            Participation = CertificateText.Participation(sheet.Words),
            Subject = $"«{sheet.Words.Title}»",
            Extent = CertificateText.Extent(sheet.Words),
            Competences = CertificateText.Competences(sheet.Words),
            Issue = $"Se expide en {options.City}, {CertificateText.DayInWords(BogotaClock.DayOf(sheet.IssuedAt))}.",
            Clause = (sheet.ReplacesNumber is { } former ? $"Reemplaza la constancia {former}. {options.Clause}" : options.Clause).Trim(),
            Signatory = sheet.Words.Signatory,
            SignatoryRole = sheet.Words.SignatoryRole,
        };
}
