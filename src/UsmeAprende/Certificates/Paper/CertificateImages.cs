using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Reads the configured emblem and signature once. A configured picture that is missing is a problem: it is never just left out.
/// </summary>
public sealed class CertificateImages
{
    // The document may have 120 KB with its fonts and its credential.
    private const int MostBytes = 64 * 1024;

    private readonly Dictionary<string, PaperPicture> _signatures = new(StringComparer.Ordinal);

    public CertificateImages(IOptions<CertificateOptions> options)
    {
        Emblem = Read(options.Value.EmblemFile, "el emblema", "Certificates:EmblemFile");
        AddSignature(options.Value.Signatory, options.Value.SignatureFile, "Certificates:SignatureFile");
        for (var at = 0; at < options.Value.OtherSignatories.Count; at++)
        {
            var other = options.Value.OtherSignatories[at];
            AddSignature(other.Name, other.SignatureFile, $"Certificates:OtherSignatories:{at}:SignatureFile");
        }
        if (Problem is null && (Emblem is not null || _signatures.Count > 0) && Weight() > MostBytes)
            Problem =
                "El emblema y las firmas pesan demasiado para las constancias: juntos ocupan más "
                + $"de {MostBytes / 1024} KB. Pida a quien administra imágenes más pequeñas.";
    }

    public PaperPicture? Emblem { get; }

    /// <summary>
    /// The picture of somebody's signature; null if there is none. By name: a certificate that was ordered before somebody else took office
    /// must not bear the new one's.
    /// </summary>
    public PaperPicture? FindSignature(string signatory) => _signatures.GetValueOrDefault(signatory);

    /// <summary>Why no document can be made with these pictures, as a Spanish sentence; null if there is no problem.</summary>
    public string? Problem { get; private set; }

    private void AddSignature(string? signatory, string? file, string setting)
    {
        if (Read(file, "la firma", setting) is { } picture && !string.IsNullOrWhiteSpace(signatory))
            _signatures[signatory] = picture;
    }

    private PaperPicture? Read(string? file, string what, string setting)
    {
        if (string.IsNullOrWhiteSpace(file))
            return null;
        var picture = File.Exists(file) ? PaperPicture.TryRead(File.ReadAllBytes(file)) : null;
        if (picture is null)
            Problem ??=
                $"No se puede leer {what} de las constancias. Pida a quien administra que revise {setting}: debe "
                + "ser un archivo PNG o JPEG.";
        else if (picture.HasPrinterColours)
            Problem ??=
                $"{char.ToUpperInvariant(what[0])}{what[1..]} de las constancias tiene colores de imprenta (CMYK), que cada aparato "
                + $"muestra distinto. Pida a quien administra que ponga en {setting} una imagen de colores RGB.";
        return picture;
    }

    // Their size inside a document, where they are compressed again.
    private int Weight() =>
        PdfWriter
            .WriteSheet(
                new PaperDocumentSettings
                {
                    Title = "Imágenes",
                    Author = "",
                    MadeAt = DateTime.UnixEpoch,
                },
                sheet =>
                {
                    foreach (var picture in _signatures.Values.Prepend(Emblem).OfType<PaperPicture>())
                        sheet.Picture(sheet.All, picture, "Imagen");
                }
            )
            .Length;
}
