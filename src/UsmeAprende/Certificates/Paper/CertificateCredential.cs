using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Makes the credential of a certificate (R23): all that is on the paper, but only the last four digits of the document.</summary>
internal static class CertificateCredential
{
    public static CredentialContent Create(PrintableCertificate sheet, CertificateDesign design)
    {
        var content = sheet.Words;
        var isGathering = CertificateSubject.TryParseGathering(sheet.Subject, out var gathering);
        return new CredentialContent
        {
            CredentialId = sheet.CredentialId,
            SubjectId = sheet.Id,
            ValidFrom = sheet.IssuedAt,
            RecipientName = content.HolderName,
            Number = sheet.Number,
            Narrative = (
                $"{design.SentenceOf(content.Kind)} «{content.Title}» {CertificateText.Extent(content)} Documento terminado "
                + $"en {content.LastFour}. {design.Clause}"
            ).Trim(),
            EndedAt = BogotaClock.ToUtc(content.CompletedOn),
            Achievement = new CredentialAchievement
            {
                Address = isGathering ? $"/encuentros/{gathering}" : $"/cursos/{sheet.Subject}",
                Type = AchievementType.CertificateOfCompletion,
                Name = content.Title,
                Description = CertificateText.Competences(content) ?? $"{design.Title}: {content.Title}.",
                Criteria = isGathering
                    ? "Asistir al encuentro."
                    : "Cumplir lo que el curso pide para su constancia: lecciones, pruebas, cafés charlados y tareas.",
            },
        };
    }
}

/// <summary>Lists the credentials of certificates that are not valid any more, without reasons. A lost number had no credential.</summary>
public sealed class RevokedCertificateCredentials(UsmeDb db) : IRevokedCredentials
{
    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) =>
        await Ended().Select(c => c.CredentialId).ToListAsync(cancel);

    public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) =>
        Ended().AnyAsync(c => c.CredentialId == credential, cancel);

    private IQueryable<IssuedCertificate> Ended() => db.Certificates.Where(c => c.End != null && c.End != CertificateEnd.Annulled);
}
