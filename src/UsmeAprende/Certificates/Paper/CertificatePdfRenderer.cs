using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Credentials;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Renders a certificate as a tagged PDF (Letter, landscape) with its own signed credential attached, so that it can be verified without
/// this server (R23, R26).
/// </summary>
public sealed class CertificatePdfRenderer(
    CredentialSigner signer,
    CredentialIssuer issuer,
    CertificateImages pictures,
    PaperFonts fonts,
    LowPriorityThread computing,
    IOptions<CertificateOptions> options
) : ICertificateRenderer
{
    /// <summary>The address for verification, before the code.</summary>
    public const string VerificationPath = "/verificar";

    public const string CredentialFile = "credencial" + CompactJws.FileExtension;

    /// <summary>Largest PDF, so that it can be sent over slow connections and uploaded anywhere.</summary>
    public const int MostBytes = 120_000;

    // A trial has no credential yet.
    private const int CredentialRoom = 6_000;

    public async Task<string?> FindProblemAsync(CancellationToken cancel) =>
        fonts.Problem
        ?? pictures.Problem
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

    public async Task<byte[]> RenderAsync(PrintableCertificate sheet, CancellationToken cancel)
    {
        if (fonts.FindFirstMissing(AllText(sheet.Words)) is { } sign)
            throw new CertificateRenderingException($"La letra de los documentos no tiene el signo «{sign}». Escríbalo de otra forma.");
        var setting = new PaperDocumentSettings
        {
            Title = $"{options.Value.Title}: {sheet.Words.HolderName}, {sheet.Words.Title}",
            Author = options.Value.Entity,
            MadeAt = sheet.IssuedAt,
            IsLandscape = true,
            Attachments = sheet.IsDraft ? [] : [await CredentialAsync(sheet, cancel)],
        };
        var verification = issuer.HasAddress ? issuer.AbsoluteUrl(VerificationPath) : null;
        var bytes = await computing.RunAsync(
            () =>
                PdfWriter.WriteSheet(
                    setting,
                    paper => new CertificatePdfLayout(paper, sheet, options.Value, pictures, verification).Draw()
                ),
            cancel
        );
        // A certificate that has its number already is made whatever its size (R24).
        return !sheet.IsDraft || bytes.Length <= MostBytes - CredentialRoom
            ? bytes
            : throw new CertificateRenderingException(
                "El documento pesa demasiado. Pida a quien administra un emblema y una firma más pequeños."
            );
    }

    private async Task<PdfAttachment> CredentialAsync(PrintableCertificate sheet, CancellationToken cancel)
    {
        var jws = await signer.SignAsync(CertificateCredential.Create(sheet, options.Value), computing, cancel);
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
                content.Signatory,
                content.SignatoryRole,
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
}

/// <summary>A certificate cannot be printed, for example because no font has one of its characters.</summary>
/// <param name="sentence">Why, in Spanish, for the coordinator who issues it.</param>
public sealed class CertificateRenderingException(string sentence) : Exception(sentence);
