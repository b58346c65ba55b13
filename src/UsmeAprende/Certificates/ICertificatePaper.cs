namespace UsmeAprende.Certificates;

/// <summary>Makes the document of a certificate. Tests put a plain one in its place.</summary>
public interface ICertificatePaper
{
    /// <summary>Why no document at all can be made now, in a sentence for a coordinator; null when all is well.</summary>
    Task<string?> ProblemAsync(CancellationToken cancel);

    /// <summary>The PDF's bytes.</summary>
    /// <exception cref="CertificatePaperException">This document cannot be made as it is; its message says why.</exception>
    Task<byte[]> RenderAsync(CertificateSheet sheet, CancellationToken cancel);
}
