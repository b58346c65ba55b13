using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Verification;

namespace UsmeAprende.Web.Certificates.Verification;

/// <summary>Spanish texts about verified certificates and files (R25).</summary>
public static class VerificationMessages
{
    /// <param name="hasLost">Whether a backup that was put back lost certificates: the code may be a true one.</param>
    public static VerificationHeadline DescribeUnknown(bool hasLost) =>
        hasLost
            ? new(
                "atencion",
                "warm",
                "No lo encontramos",
                "Ese código no está en nuestro registro. Revise que esté bien copiado. Si lo está, puede ser de una constancia cuyo "
                    + "registro se perdió con una copia de seguridad: muestre aquí el archivo PDF, que trae nuestra firma, o pregunte a "
                    + "quien coordina el programa."
            )
            : new(
                "equis",
                "bad",
                "No existe",
                "No hemos emitido ninguna constancia con ese código. Revise que esté bien copiado. "
                    + "Si lo está, la constancia no es nuestra."
            );

    public static VerificationHeadline DescribeCertificate(VerifiedCertificate certificate) =>
        certificate.End switch
        {
            null => new("correcto", "good", "Válida", "La emitimos y sigue vigente."),
            CertificateEnd.Revoked => new("equis", "bad", "Revocada", "La emitimos, pero ya no vale."),
            CertificateEnd.Replaced => new("volver", "warm", "Reemplazada", "Se corrigió: vale la nueva, no esta."),
            CertificateEnd.Withdrawn => new(
                "persona",
                "warm",
                "Retirada",
                "Su titular pidió que no se pueda comprobar más. No mostramos lo que decía."
            ),
            // Lost with a backup: whoever has a paper with this number may have it rightly.
            _ => new(
                "alto",
                "warm",
                "Número anulado",
                "El registro de este número se perdió con una copia de seguridad y hoy no hay constancia vigente con él. "
                    + "Si tiene una, pregunte a quien coordina el programa."
            ),
        };

    public static VerificationHeadline DescribeFile(CertificateFileResult verdict) =>
        verdict.Status switch
        {
            // A certificate that ended must be shown as bad at first sight.
            CertificateFileStatus.Issued when verdict.Certificate is { IsValid: false } => new(
                "informacion",
                "warm",
                "Original, pero ya no vale",
                "Es idéntico al que emitimos, y después dejó de valer."
            ),
            CertificateFileStatus.Issued => new(
                "correcto",
                "good",
                "Es el archivo original",
                "Es idéntico, letra por letra, al que emitimos."
            ),
            // A withdrawn certificate (R30), or one lost with a backup, has no document to compare a file with.
            CertificateFileStatus.Changed when verdict.Certificate?.Words is null => new(
                "informacion",
                "warm",
                "Trae nuestra firma",
                "Ya no guardamos ese documento y no podemos compararlo con el archivo. Lo que vale es lo que dice nuestro registro."
            ),
            CertificateFileStatus.Changed => new(
                "atencion",
                "warm",
                "El archivo cambió",
                "No es idéntico al que emitimos: alguien lo guardó de nuevo o lo modificó. Trae nuestra firma. "
                    + "Confíe solo en los datos de abajo, no en los del papel."
            ),
            CertificateFileStatus.Forged => new(
                "equis",
                "bad",
                "La firma no es nuestra",
                "El archivo trae una credencial que nosotros no firmamos. No confíe en él."
            ),
            CertificateFileStatus.Incomplete => new(
                "atencion",
                "warm",
                "El archivo está incompleto",
                "Le falta el final. Pida que se lo envíen otra vez, o compruebe el código."
            ),
            CertificateFileStatus.Protected => new(
                "atencion",
                "warm",
                "No podemos comprobarlo por el archivo",
                "Está protegido con clave. Pida el original, o compruebe el código que muestra."
            ),
            CertificateFileStatus.NotPdf => new(
                "atencion",
                "warm",
                "No pudimos leer el archivo",
                "Escoja el PDF de la constancia, o una foto de ella en JPG o PNG. También puede comprobar el código."
            ),
            _ => new(
                "atencion",
                "warm",
                "No podemos comprobarlo por el archivo",
                "No trae nuestra firma. Así pasa cuando una constancia verdadera se imprime otra vez como PDF, se escanea o se "
                    + "fotografía, y también cuando no es nuestra. Compruebe el código que muestra."
            ),
        };

    /// <summary>The colour in words, for who does not see it or does not know what it means.</summary>
    public static string DescribeTone(string tone) =>
        tone switch
        {
            "good" => "Verde: puede confiar.",
            "warm" => "Amarillo: mire con cuidado antes de confiar.",
            _ => "Rojo: no confíe.",
        };

    // R26: public verification shows only the last four digits.
    public static string DescribeDocument(CertificateContent words) => $"{words.DocumentType} terminado en {words.LastFour}";
}

/// <summary>The answer to a verification: an icon, two words, and an explanation.</summary>
public sealed record VerificationHeadline(string Icon, string Tone, string Words, string Meaning);
