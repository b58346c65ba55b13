using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates.Design;

/// <summary>
/// A made-up certificate to look at a design with: a long name and the course that has most to say, because what fits there fits elsewhere.
/// </summary>
public sealed class CertificateDesignSample(
    CatalogueStore catalogue,
    ICertificateRenderer renderer,
    IOptions<CertificateOptions> options,
    TimeProvider clock
)
{
    public PrintableCertificate Create()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var course = catalogue.Current.Courses.MaxBy(c => c.Lessons.SelectMany(l => l.Competences).Distinct().Count());
        return PrintableCertificate.CreateDraft(
            new CertificateContent
            {
                HolderName = "María del Carmen Rodríguez de la Espriella",
                DocumentType = IdentityDocumentType.CC,
                DocumentNumber = "1012345678",
                Title = course?.Title ?? "Un curso",
                Minutes = course?.Lessons.Sum(l => l.Minutes) ?? 60,
                Cafes = 4,
                Competences = course is null ? [] : CourseFactsReader.ListCompetences(course, catalogue.Current),
                CompletedOn = BogotaClock.DayOf(now),
                Signatory = options.Value.Signatory ?? "Quien firma",
                SignatoryRole = options.Value.SignatoryRole ?? "",
                OtherSignatories = options.Value.ListOtherSignatories(),
            },
            course?.Id ?? "",
            now
        );
    }

    /// <returns>The PDF, or why there can be none, as a Spanish sentence.</returns>
    public Task<(byte[]? Pdf, string? Problem)> PrintAsync(CertificateDesign design, CancellationToken cancel) =>
        CertificateRenderingException.TryAsync(() => renderer.RenderAsync(Create(), design, cancel));
}
