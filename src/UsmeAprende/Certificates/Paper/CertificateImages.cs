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

    public CertificateImages(IOptions<CertificateOptions> options)
    {
        Emblem = Read(options.Value.EmblemFile, "el emblema", "Certificates:EmblemFile");
        Signature = Read(options.Value.SignatureFile, "la firma", "Certificates:SignatureFile");
        if (Problem is null && (Emblem ?? Signature) is not null && Weight() > MostBytes)
            Problem =
                "El emblema y la firma pesan demasiado para las constancias: juntos ocupan más "
                + $"de {MostBytes / 1024} KB. Pida a quien administra imágenes más pequeñas.";
    }

    public PaperPicture? Emblem { get; }

    public PaperPicture? Signature { get; }

    /// <summary>Why no document can be made with these pictures, as a Spanish sentence; null if there is no problem.</summary>
    public string? Problem { get; private set; }

    private PaperPicture? Read(string? file, string what, string setting)
    {
        if (string.IsNullOrWhiteSpace(file))
            return null;
        var picture = File.Exists(file) ? PaperPicture.TryRead(File.ReadAllBytes(file)) : null;
        if (picture is null)
            Problem ??=
                $"No se puede leer {what} de las constancias. Pida a quien administra que revise {setting}: debe "
                + "ser un archivo PNG o JPEG.";
        return picture;
    }

    // Their size inside a document, where they are compressed again.
    private int Weight() =>
        PaperFonts.Installed.Problem is not null
            ? 0
            : PdfWriter
                .WriteSheet(
                    new PaperDocumentSettings
                    {
                        Title = "Imágenes",
                        Author = "",
                        MadeAt = DateTime.UnixEpoch,
                    },
                    sheet =>
                    {
                        foreach (var picture in new[] { Emblem, Signature }.OfType<PaperPicture>())
                            sheet.Picture(sheet.All, picture, "Imagen");
                    }
                )
                .Length;
}
