using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Wording;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Reads the configured certificate that signs documents electronically, once. One that is configured and cannot sign is a problem: a
/// document is never left unsigned instead.
/// </summary>
public sealed class PdfSigningCertificate
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    // What PKCS#12 readers report for a wrong password (ERROR_INVALID_PASSWORD).
    private const int WrongPassword = unchecked((int)0x80070056);

    private readonly TimeProvider _clock;
    private readonly X509Certificate2? _certificate;
    private readonly string? _problem;

    public PdfSigningCertificate(IOptions<CertificateOptions> options, TimeProvider clock, ILogger<PdfSigningCertificate> log)
    {
        _clock = clock;
        if (string.IsNullOrWhiteSpace(options.Value.SigningCertificate))
            return;
        IsConfigured = true;
        if (!File.Exists(options.Value.SigningCertificate))
        {
            _problem = Advise("No se encuentra", "debe decir dónde está un archivo PFX");
            return;
        }

        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(
                options.Value.SigningCertificate,
                options.Value.SigningPassword,
                // Where it can be, the key stays in memory.
                OperatingSystem.IsMacOS()
                    ? X509KeyStorageFlags.DefaultKeySet
                    : X509KeyStorageFlags.EphemeralKeySet
            );
            _certificate = all.FirstOrDefault(c => c.HasPrivateKey);
            if (_certificate is null)
                _problem = Advise("No puede firmar", "el archivo PFX debe traer también la clave privada");
            else
                Signer = new PdfSigner(_certificate, all.Where(c => c != _certificate));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The certificate that signs documents cannot be used");
            _problem =
                fault.HResult == WrongPassword
                    ? "La clave del certificado digital que firma las constancias no es la correcta. Pida a quien administra que revise "
                        + "Certificates:SigningPassword."
                    : Advise("No se puede leer", "debe ser un archivo PFX con su clave privada");
        }
    }

    /// <summary>Whether documents are to be signed.</summary>
    public bool IsConfigured { get; }

    /// <summary>Null if nothing is configured, or if it cannot sign.</summary>
    public PdfSigner? Signer { get; }

    /// <summary>Why nothing can be signed now, as a Spanish sentence; null if there is no problem.</summary>
    public string? FindProblem()
    {
        if (_problem is not null || _certificate is null)
            return _problem;
        var now = _clock.GetUtcNow().UtcDateTime;
        return now >= Ends ? $"El certificado digital que firma las constancias venció el {SpanishDates.Day(Ends)}. {AskForAnother}"
            : now < Begins
                ? $"El certificado digital que firma las constancias solo vale desde el {SpanishDates.Day(Begins)}. {AskForAnother}"
            : null;
    }

    /// <summary>That it expires soon, as a Spanish sentence for the administrator; null while there is time.</summary>
    public string? FindNotice() =>
        _certificate is not null && FindProblem() is null && Ends - _clock.GetUtcNow().UtcDateTime < Notice
            ? $"El certificado digital que firma las constancias vence el {SpanishDates.Day(Ends)}. Después no se podrá emitir ninguna. "
                + "Consiga uno nuevo y póngalo en Certificates:SigningCertificate."
            : null;

    private const string AskForAnother = "Pida a quien administra que ponga uno vigente en Certificates:SigningCertificate.";

    private DateTime Begins => _certificate!.NotBefore.ToUniversalTime();

    private DateTime Ends => _certificate!.NotAfter.ToUniversalTime();

    private static string Advise(string what, string how) =>
        $"{what} el certificado digital que firma las constancias. Pida a quien administra que revise "
        + $"Certificates:SigningCertificate: {how}.";
}
