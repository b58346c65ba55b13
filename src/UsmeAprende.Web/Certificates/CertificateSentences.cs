using System.Globalization;
using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>What the screen says of orders and of certificates.</summary>
public static class CertificateSentences
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    public static string Failure(OrderFailure? failure, string? detail) =>
        failure switch
        {
            OrderFailure.HasOne => "Ya tiene una constancia válida de lo mismo. Si algo está mal en ella, corríjala desde el registro.",
            OrderFailure.Erased => "La persona borró sus datos.",
            OrderFailure.NothingToReplace => "La constancia que se iba a corregir ya no es válida. Emita una nueva.",
            OrderFailure.NotEarned => "Ya no cumple lo que se pide: falta algo o se anuló un registro. Mire qué le falta.",
            OrderFailure.NoDocument => "No tiene número de documento. Pídaselo, anótelo y vuelva a emitir.",
            OrderFailure.DocumentNotVerified => "Nadie del equipo ha visto su documento. Véalo, anótelo y vuelva a emitir.",
            OrderFailure.NotTheirName =>
                "El nombre que se iba a imprimir no es el de la persona. Si en su cuenta está mal, corríjalo allá y vuelva a emitir.",
            OrderFailure.Oneself => "Es de quien la pide o la aprueba. Debe emitirla otra persona que coordine.",
            OrderFailure.NoSubject => "Ese curso o encuentro ya no está.",
            OrderFailure.GatheringOpen => "La asistencia de ese encuentro no se ha cerrado. Ciérrela primero.",
            OrderFailure.NoSignatory =>
                "Falta decir quién firma. Pida a quien administra que ponga Certificates:Signatory en la configuración.",
            OrderFailure.Unprintable => $"El documento no se puede imprimir así. {detail}".Trim(),
            _ => "",
        };

    /// <summary>Why something else cannot be asked for the same person and thing yet.</summary>
    public static string OrderedAlready(CertificateOrder open) =>
        $"Ya hay una pedida que todavía no sale{(open.HolderName is { } name ? $", a nombre de {name}" : "")}. Lo que "
        + "escribió ahora no se guardó: espere a que salga y corríjala, o devuélvala si falta aprobarla.";

    public static (string Icon, string Tone, string Words) State(CertificateEnd? end) =>
        end switch
        {
            null => ("correcto", "good", "Válida"),
            CertificateEnd.Revoked => ("equis", "bad", "Revocada"),
            CertificateEnd.Replaced => ("volver", "warm", "Reemplazada"),
            CertificateEnd.Withdrawn => ("persona", "warm", "Retirada por su titular"),
            _ => ("alto", "warm", "Número anulado"),
        };

    /// <summary>Hours as the document counts them: <c>4 horas</c>, <c>1 hora y 30 minutos</c>.</summary>
    public static string Hours(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => Count(rest, "minuto", "minutos"),
            (var hours, 0) => Count(hours, "hora", "horas"),
            var (hours, rest) => $"{Count(hours, "hora", "horas")} y {Count(rest, "minuto", "minutos")}",
        };

    public static string Day(DateOnly day) => day.ToString("d 'de' MMMM 'de' yyyy", Spanish);

    public static string Count(int count, string one, string many) => $"{count.ToString("N0", Spanish)} {(count == 1 ? one : many)}";
}
