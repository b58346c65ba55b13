using System.Text;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;

namespace UsmeAprende.Tests.Certificates.Paper;

/// <summary>A certificate's document in its simplest form, for tests of what is around it.</summary>
public sealed class PlainCertificateRenderer : ICertificateRenderer
{
    /// <summary>Whoever bears this name cannot be printed.</summary>
    public const string Unprintable = "Ẽ";

    /// <summary>While true, what is issued already cannot be made; trials go well.</summary>
    public bool IsJammed { get; set; }

    public string? Problem { get; set; }

    public Task<string?> FindProblemAsync(CancellationToken cancel) => Task.FromResult(Problem);

    public Task<byte[]> RenderAsync(PrintableCertificate sheet, CertificateDesign design, CancellationToken cancel) =>
        RenderAsync(sheet, cancel);

    public Task<byte[]> RenderAsync(PrintableCertificate sheet, CancellationToken cancel)
    {
        if (sheet.Words.HolderName.Contains(Unprintable, StringComparison.Ordinal))
            throw new CertificateRenderingException($"Ninguna letra instalada tiene el signo {Unprintable}.");
        if (IsJammed && !sheet.IsDraft)
            throw new IOException("The paper is jammed.");
        return Task.FromResult(
            Encoding.UTF8.GetBytes(
                $"%PDF-1.7\n% {sheet.Number} {sheet.Code} {sheet.Words.HolderName} {sheet.Words.DocumentNumber}\n%%EOF\n"
            )
        );
    }
}
