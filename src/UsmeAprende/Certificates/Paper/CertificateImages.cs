using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// The emblem and the signature that the owner configured, read once. A picture that is named and not there is a problem, never left out in
/// silence.
/// </summary>
public sealed class CertificateImages
{
    // The document may weigh 120 KB with its letters and its credential.
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

    /// <summary>Why no document can be made with them, in a sentence; null when all is well.</summary>
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

    // As they weigh within a document, where they are packed anew.
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
