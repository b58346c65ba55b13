using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// What a certificate's credential says (R23): what stands on the paper, but of the document's number the last four digits only.
/// </summary>
internal static class CertificateCredential
{
    public static CredentialContent Create(PrintableCertificate sheet, CertificateOptions options)
    {
        var words = sheet.Words;
        var isGathering = CertificateSubject.TryParseGathering(sheet.Subject, out var gathering);
        return new CredentialContent
        {
            CredentialId = sheet.CredentialId,
            SubjectId = sheet.Id,
            ValidFrom = sheet.IssuedAt,
            RecipientName = words.HolderName,
            Number = sheet.Number,
            Narrative = (
                $"{CertificateText.Participation(words)} «{words.Title}» {CertificateText.Extent(words)} Documento terminado "
                + $"en {words.LastFour}. {options.Clause}"
            ).Trim(),
            EndedAt = BogotaClock.ToUtc(words.CompletedOn),
            Achievement = new CredentialAchievement
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

/// <summary>
/// The credentials of certificates that are not valid any more, whatever the reason: none is told. A number that was lost had none.
/// </summary>
public sealed class RevokedCertificateCredentials(UsmeDb db) : IRevokedCredentials
{
    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) =>
        await Ended().Select(c => c.CredentialId).ToListAsync(cancel);

    public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) =>
        Ended().AnyAsync(c => c.CredentialId == credential, cancel);

    private IQueryable<IssuedCertificate> Ended() => db.Certificates.Where(c => c.End != null && c.End != CertificateEnd.Annulled);
}
