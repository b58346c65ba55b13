using System.Text;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Credentials;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Renders a certificate as a tagged PDF (Letter, landscape) for archives, with its own signed credential attached, so that it can be
/// verified without this server (R23, R26). Where a certificate is configured for it, the document itself is signed too.
/// </summary>
public sealed class CertificatePdfRenderer(
    CredentialSigner signer,
    CredentialIssuer issuer,
    CertificateImages pictures,
    PdfSigningCertificate signing,
    LowPriorityThread computing,
    CertificateDesignReader designs,
    TimeProvider clock
) : ICertificateRenderer
{
    /// <summary>The address for verification, before the code.</summary>
    public const string VerificationPath = "/verificar";

    public const string CredentialFile = "credencial" + CompactJws.FileExtension;

    /// <summary>Largest PDF, so that it can be sent over slow connections and uploaded anywhere.</summary>
    public const int MostBytes = 120_000;

    // A trial has neither credential nor signature yet.
    private const int CredentialRoom = 6_000;

    public async Task<string?> FindProblemAsync(CancellationToken cancel) =>
        pictures.Problem
        ?? signing.FindProblem()
        ?? await signer.CheckReadinessAsync(cancel) switch
        {
            CredentialReadiness.NoAddress =>
                "Todavía no se puede emitir: cada constancia lleva la dirección de este sitio y no la sabemos. Pida "
                    + "a quien administra que ponga Site:Url en la configuración.",
            CredentialReadiness.KeyLocked =>
                "Todavía no se puede emitir: la clave que firma las constancias no se puede abrir. Pida a quien "
                    + "administra que mire la página de claves.",
            _ => null,
        };

    public async Task<byte[]> RenderAsync(PrintableCertificate sheet, CancellationToken cancel) =>
        await RenderAsync(sheet, await designs.FindAsync(sheet.Words.Design, cancel), cancel);

    public async Task<byte[]> RenderAsync(PrintableCertificate sheet, CertificateDesign design, CancellationToken cancel)
    {
        if (PaperFonts.FindFirstMissing(AllText(sheet.Words)) is { } sign)
            throw new CertificateRenderingException(CertificateRenderingException.ExplainMissing(sign));
        if (!sheet.IsDraft && signing.FindProblem() is { } problem)
            throw new CertificateRenderingException(problem);
        var setting = new PaperDocumentSettings
        {
            Title = $"{design.Title}: {sheet.Words.HolderName}, {sheet.Words.Title}",
            Author = design.Entity,
            MadeAt = sheet.IssuedAt,
            IsLandscape = true,
            Attachments = sheet.IsDraft ? [] : [await CredentialAsync(sheet, design, cancel)],
            IsForArchive = true,
            // What is not issued is not signed.
            Signing =
                signing.Signer is { } own && !sheet.IsDraft
                    ? new PdfSigning(own, clock.GetUtcNow().UtcDateTime, $"{design.Title}, número {sheet.Number}")
                    : null,
        };
        var verification = issuer.HasAddress ? issuer.AbsoluteUrl(VerificationPath) : null;
        var fits = true;
        var bytes = await computing.RunAsync(
            () =>
                PdfWriter.WriteSheet(
                    setting,
                    paper => fits = new CertificatePdfLayout(paper, sheet, design, pictures, verification).Draw()
                ),
            cancel
        );
        if (sheet.IsDraft && !fits)
            throw new CertificateRenderingException(
                "No cabe todo en la hoja. En el diseño de las constancias, acorte un texto, quite una parte o escoja letra más pequeña."
            );
        // A certificate that has its number already is made whatever its size (R24).
        return !sheet.IsDraft || bytes.Length <= MostBytes - CredentialRoom - (signing.Signer?.Weight ?? 0)
            ? bytes
            : throw new CertificateRenderingException(
                "El documento pesa demasiado. Pida a quien administra un emblema y una firma más pequeños."
            );
    }

    private async Task<PdfAttachment> CredentialAsync(PrintableCertificate sheet, CertificateDesign design, CancellationToken cancel)
    {
        var jws = await signer.SignAsync(CertificateCredential.Create(sheet, design), computing, cancel);
        return new PdfAttachment(
            CredentialFile,
            "application/vc+jwt",
            Encoding.ASCII.GetBytes(jws),
            "Credencial firmada de esta constancia (Open Badges 3.0)",
            PdfAttachmentRelation.Data
        );
    }

    private static string AllText(CertificateContent content) =>
        string.Join(
            ' ',
            [
                content.HolderName,
                content.DocumentNumber,
                content.Title,
                content.Venue ?? "",
                .. content.Signatories.SelectMany(s => new[] { s.Name, s.Role }),
                .. content.Competences,
            ]
        );
}

/// <summary>Renders the document of a certificate. Tests replace it by a simple one.</summary>
public interface ICertificateRenderer
{
    /// <summary>Why no document at all can be made now, as a Spanish sentence for a coordinator; null if there is no problem.</summary>
    Task<string?> FindProblemAsync(CancellationToken cancel);

    /// <summary>The PDF's bytes.</summary>
    /// <exception cref="CertificateRenderingException">This document cannot be made; the message says why.</exception>
    Task<byte[]> RenderAsync(PrintableCertificate sheet, CancellationToken cancel);

    /// <summary>The PDF's bytes with a design that may not be stored yet.</summary>
    /// <exception cref="CertificateRenderingException">This document cannot be made; the message says why.</exception>
    Task<byte[]> RenderAsync(PrintableCertificate sheet, CertificateDesign design, CancellationToken cancel);
}

/// <summary>A certificate cannot be printed, for example because no font has one of its characters.</summary>
/// <param name="sentence">Why, in Spanish, for the coordinator who issues it.</param>
public sealed class CertificateRenderingException(string sentence) : Exception(sentence)
{
    /// <returns>The PDF, or why there can be none, as a Spanish sentence.</returns>
    public static async Task<(byte[]? Pdf, string? Problem)> TryAsync(Func<Task<byte[]>> render)
    {
        try
        {
            return (await render(), null);
        }
        catch (CertificateRenderingException fault)
        {
            return (null, fault.Message);
        }
    }

    public static string ExplainMissing(string sign) => $"La letra de los documentos no tiene el signo «{sign}». Escríbalo de otra forma.";
}
