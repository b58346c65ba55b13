using UsmeAprende.Certificates.Paper;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Shows a certificate as it would be issued now, so that a coordinator sees it before it has a number.</summary>
public sealed class CertificateDraftReader(CertificatePreparation preparation, ICertificateRenderer renderer, TimeProvider clock)
{
    /// <param name="by">Who looks at it and would issue it.</param>
    public async Task<CertificateDraft> ReadAsync(PersonId person, string subject, PersonId by, CancellationToken cancel)
    {
        var prepared = await preparation.PrepareAsync(new CertificateOrderRequest(person, subject), [by], cancel);
        return new CertificateDraft(
            prepared,
            prepared.CanBeIssued ? PrintableCertificate.CreateDraft(prepared.Words, subject, clock.GetUtcNow().UtcDateTime) : null
        );
    }

    /// <returns>The PDF, or why there can be none, as a Spanish sentence.</returns>
    public Task<(byte[]? Pdf, string? Problem)> PrintAsync(PrintableCertificate sheet, CancellationToken cancel) =>
        CertificateRenderingException.TryAsync(() => renderer.RenderAsync(sheet, cancel));
}

/// <summary>A certificate as it would be issued now.</summary>
/// <param name="Sheet">Null if it cannot be issued.</param>
public sealed record CertificateDraft(CertificatePreparationResult Preparation, PrintableCertificate? Sheet);
