using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>What verification says of a certificate and of a file (R25).</summary>
public static class VerificationSentences
{
    public static readonly VerificationStanding Unknown = new(
        "equis",
        "bad",
        "No existe",
        "No hemos emitido ninguna constancia con ese código. Revise que esté bien copiado. Si lo está, la constancia no es nuestra."
    );

    public static VerificationStanding Standing(VerifiedCertificate certificate) =>
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
            _ => new(
                "alto",
                "bad",
                "Número anulado",
                "Este número no corresponde a ninguna constancia vigente. Si tiene una con él, pregunte a quien coordina el programa."
            ),
        };

    public static VerificationStanding File(PaperVerdict verdict) =>
        verdict.Standing switch
        {
            // What ended must not look good for a moment.
            PaperStanding.Issued when verdict.Certificate is { IsValid: false } => new(
                "informacion",
                "warm",
                "Original, pero ya no vale",
                "Es idéntico al que emitimos, y después dejó de valer."
            ),
            PaperStanding.Issued => new("correcto", "good", "Es el archivo original", "Es idéntico, letra por letra, al que emitimos."),
            // What was withdrawn (R30), or lost with a backup, left nothing to compare a file with.
            PaperStanding.Changed when verdict.Certificate?.Words is null => new(
                "informacion",
                "warm",
                "Trae nuestra firma",
                "Ya no guardamos ese documento y no podemos compararlo con el archivo. Lo que vale es lo que dice nuestro registro."
            ),
            PaperStanding.Changed => new(
                "atencion",
                "warm",
                "El archivo cambió",
                "No es idéntico al que emitimos: alguien lo guardó de nuevo o lo modificó. Trae nuestra firma. "
                    + "Confíe solo en los datos de abajo, no en los del papel."
            ),
            PaperStanding.Forged => new(
                "equis",
                "bad",
                "La firma no es nuestra",
                "El archivo trae una credencial que nosotros no firmamos. No confíe en él."
            ),
            PaperStanding.Incomplete => new(
                "atencion",
                "warm",
                "El archivo está incompleto",
                "Le falta el final. Pida que se lo envíen otra vez, o compruebe el código."
            ),
            PaperStanding.NotPdf => new(
                "atencion",
                "warm",
                "No es un PDF",
                "Escoja el archivo PDF de la constancia. Si solo tiene una foto o el papel, compruebe el código."
            ),
            _ => new(
                "equis",
                "bad",
                "No es nuestro",
                "El archivo no trae nuestra firma. Si parece una constancia, compruebe el código que muestra: lo "
                    + "que vale es lo que diga esta página."
            ),
        };

    // R26: public verification shows only the last four digits.
    public static string Document(CertificateWords words) => $"{words.DocumentType} terminado en {words.LastFour}";
}
