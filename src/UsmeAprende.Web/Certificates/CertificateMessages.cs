using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Certificates;

/// <summary>Spanish texts about orders and certificates.</summary>
public static class CertificateMessages
{
    public static string ExplainFailure(CertificateFailureReason? failure, string? detail) =>
        failure switch
        {
            CertificateFailureReason.HasOne =>
                "Ya tiene una constancia válida de lo mismo. Si algo está mal en ella, corríjala desde el registro.",
            CertificateFailureReason.Erased => "La persona borró sus datos.",
            CertificateFailureReason.NothingToReplace => "La constancia que se iba a corregir ya no es válida. Emita una nueva.",
            CertificateFailureReason.NotEarned => "Ya no cumple lo que se pide: falta algo o se anuló un registro. Mire qué le falta.",
            CertificateFailureReason.NoDocument => "No tiene número de documento. Pídaselo, anótelo y vuelva a emitir.",
            CertificateFailureReason.DocumentNotVerified => "Nadie del equipo ha visto su documento. Véalo, anótelo y vuelva a emitir.",
            CertificateFailureReason.NotTheirName =>
                "El nombre que se iba a imprimir no es el de la persona. Si en su cuenta está mal, corríjalo allá y vuelva a emitir.",
            CertificateFailureReason.Oneself => "Es de quien la pide o la aprueba. Debe emitirla otra persona que coordine.",
            CertificateFailureReason.NoSubject => "Ese curso o encuentro ya no está.",
            CertificateFailureReason.GatheringOpen => "La asistencia de ese encuentro no se ha cerrado. Ciérrela primero.",
            CertificateFailureReason.NoSignatory =>
                "Falta decir quién firma. Pida a quien administra que ponga Certificates:Signatory en la configuración.",
            CertificateFailureReason.Unprintable => $"El documento no se puede imprimir así. {detail}".Trim(),
            _ => "",
        };

    /// <summary>Why another order for the same person and subject is not possible yet.</summary>
    public static string ExplainOpenOrder(CertificateOrder open) =>
        $"Ya hay una pedida que todavía no sale{(open.HolderName is { } name ? $", a nombre de {name}" : "")}. Lo que "
        + "escribió ahora no se guardó: espere a que salga y corríjala, o devuélvala si falta aprobarla.";

    public static (string Icon, string Tone, string Words) DescribeEnd(CertificateEnd? end) =>
        end switch
        {
            null => ("correcto", "good", "Válida"),
            CertificateEnd.Revoked => ("equis", "bad", "Revocada"),
            CertificateEnd.Replaced => ("volver", "warm", "Reemplazada"),
            CertificateEnd.Withdrawn => ("persona", "warm", "Retirada por su titular"),
            _ => ("alto", "warm", "Número anulado"),
        };

    /// <summary>Why somebody is not ticked: what became of their earlier one, and why a proposal was sent back.</summary>
    public static IEnumerable<string> ListEarlier(CertificateHolder holder)
    {
        if (holder.Ended is { } ended)
            yield return ended.End switch
            {
                CertificateEnd.Revoked => $"Se le revocó la {ended.Number}{Quote(ended.Reason)}",
                CertificateEnd.Withdrawn => $"Su titular retiró la {ended.Number}{Quote(ended.Reason)}",
                _ => $"Se anuló el número {ended.Number}{Quote(ended.Reason)}",
            };
        if (holder.SentBack is { } why)
            yield return $"Devolvieron la que se propuso{Quote(why)}";
    }

    /// <summary>Why the name is spelt otherwise, if it must be; the coordinator may say more.</summary>
    public static string? ExplainSpelling(CertificateHolder holder) =>
        holder.UnprintableSign is { } sign ? $"La letra de los documentos no tiene el signo «{sign}»." : null;

    /// <summary>How the holder hears of it, or that nobody can tell them: then it must be handed over.</summary>
    public static string DescribeReach(HolderReach reach) =>
        reach.Way switch
        {
            HolderReachWay.Email => "Le llega al correo y queda en sus mensajes del sitio.",
            HolderReachWay.Call => "No tiene un correo confirmado. "
                + (
                    reach.Callers.Count > 0
                        ? $"Queda en la lista de llamadas de {string.Join(", ", reach.Callers)}."
                        : "Nadie que facilite la conoce: queda en la lista de llamadas de quienes coordinan."
                )
                + (reach.HasAccount ? " También lo ve cuando entre a su cuenta." : ""),
            HolderReachWay.GuardianMissing =>
                "Es menor de edad y falta el permiso de la persona adulta que responde: no le escribimos ni le llamamos. "
                    + HandOver(reach),
            _ => "No tenemos correo confirmado ni celular para avisarle, o pidió que no le avisen así. " + HandOver(reach),
        };

    private static string HandOver(HolderReach reach) =>
        reach.HasAccount
            ? "La verá cuando entre a su cuenta. Si puede, entréguele usted la constancia."
            : "Tampoco tiene cuenta: descargue el documento y entrégueselo.";

    private static string Quote(string? reason) => string.IsNullOrEmpty(reason) ? "." : $": «{reason}»";

    /// <summary>Hours as the document counts them: <c>4 horas</c>, <c>1 hora y 30 minutos</c>.</summary>
    public static string Hours(int minutes) => SpanishDurations.Exact(minutes);
}

/// <summary>The Spanish text of each <see cref="IssueWarning"/>.</summary>
/// <param name="Icon">The icon beside the text.</param>
/// <param name="Tone">The style: <c>bad</c> prevents the certificate, <c>warm</c> asks for a check.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record IssueWarningText(string Icon, string Tone, string Words, string Advice)
{
    public static IssueWarningText Of(IssueWarning concern) =>
        concern switch
        {
            IssueWarning.NoDocument => new(
                "equis",
                "bad",
                "Sin documento",
                "La constancia lleva el número de documento. Pídaselo y anótelo en «Ayudar a una persona»."
            ),
            IssueWarning.DocumentNotVerified => new(
                "ojo",
                "bad",
                "Documento sin ver",
                "Nadie del equipo ha visto el documento. Véalo y anótelo en «Ayudar a una persona»."
            ),
            IssueWarning.RevokedBefore => new(
                "equis",
                "warm",
                "Tuvo una que ya no vale",
                "Ya tuvo una de lo mismo, y se revocó o se retiró. Mire por qué, y si eso ya se arregló, antes de emitir otra."
            ),
            IssueWarning.SentBackBefore => new(
                "volver",
                "warm",
                "La devolvieron",
                "Otra persona que coordina devolvió la que se propuso. Mire por qué, y si eso ya se arregló, antes de proponerla otra vez."
            ),
            IssueWarning.UnprintableName => new(
                "letras",
                "bad",
                "El nombre no se puede imprimir",
                "La letra de los documentos no tiene un signo de este nombre. Escriba abajo cómo debe salir, con otra letra."
            ),
            IssueWarning.OddCapitals => new(
                "letras",
                "warm",
                "Mayúsculas raras",
                "El nombre está escrito con mayúsculas o minúsculas poco usuales. Escriba abajo cómo debe salir."
            ),
            IssueWarning.ImplausibleSpeed => new(
                "reloj",
                "warm",
                "Muy rápido",
                "Hizo cinco lecciones seguidas más rápido de lo que se leen. Un celular sin señal también puede "
                    + "mandar varias juntas: mire los registros y hable con la persona."
            ),
            _ => new(
                "personas",
                "warm",
                "¿Está dos veces?",
                "Se parece a otra persona registrada. Revise primero si son la misma, en «Cuentas que pueden ser de una persona»."
            ),
        };
}
