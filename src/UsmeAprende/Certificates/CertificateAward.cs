using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>
/// What a certificate's credential says (R23): what stands on the paper, but of the document's number the last four digits only.
/// </summary>
internal static class CertificateAward
{
    public static Award Of(CertificateSheet sheet, CertificateOptions options)
    {
        var words = sheet.Words;
        var isGathering = CertificateSubject.TryGathering(sheet.Subject, out var gathering);
        return new Award
        {
            CredentialId = sheet.CredentialId,
            SubjectId = sheet.Id,
            ValidFrom = sheet.IssuedAt,
            RecipientName = words.HolderName,
            Number = sheet.Number,
            Narrative = (
                $"{CertificateText.Deed(words)} «{words.Title}» {CertificateText.Extent(words)} Documento terminado "
                + $"en {words.LastFour}. {options.Clause}"
            ).Trim(),
            EndedAt = BogotaClock.ToUtc(words.CompletedOn),
            Achievement = new Achievement
            {
                Address = isGathering ? $"/encuentros/{gathering}" : $"/cursos/{sheet.Subject}",
                Type = AchievementType.CertificateOfCompletion,
                Name = words.Title,
                Description = CertificateText.Competences(words) ?? $"{options.Title}: {words.Title}.",
                Criteria = isGathering
                    ? "Asistir al encuentro."
                    : "Cumplir lo que el curso pide para su constancia: lecciones, pruebas, cafés charlados y tareas.",
            },
        };
    }
}
