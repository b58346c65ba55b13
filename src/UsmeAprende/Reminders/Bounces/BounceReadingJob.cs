using UsmeAprende.Jobs;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders.Bounces;

/// <summary>The job that reads which e-mails came back.</summary>
internal sealed class BounceReadingJob(BounceMailbox mailbox, BounceCounter returned) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        if (!mailbox.IsConfigured)
        {
            report.Complete(
                "No hay buzón configurado (Mail:Inbox): las cartas que otro servidor devuelve después de recibirlas no se cuentan."
            );
            return;
        }

        var results = new List<BounceResult>();
        var trouble = await mailbox.ReadAsync(
            async (report, cancelled) =>
            {
                var result = await returned.CountAsync(report, cancelled);
                results.Add(result);
                return result is not (BounceResult.Unknown or BounceResult.TooEarly);
            },
            cancel
        );

        var sentence = Summarise(results);
        if (trouble is { } reason)
            report.Fail($"No se pudo leer todo el buzón de las devoluciones. {reason.ToSpanish()}. {sentence}");
        else
            report.Complete(sentence);
    }

    private static string Summarise(List<BounceResult> results)
    {
        int Count(params BounceResult[] which) => results.Count(which.Contains);
        var sentence =
            $"Cartas devueltas por su dirección: {Count(BounceResult.Counted)}. "
            + $"Devueltas por otra razón: {Count(BounceResult.GivenUp)}. Demoradas: {Count(BounceResult.Delayed)}.";
        return Count(BounceResult.Unknown) is > 0 and var unknown
            ? $"{sentence} Informes que se dejaron sin leer: {unknown}; no son de un aviso de este sitio, o son de un código, "
                + "del que no se guarda a quién se mandó."
            : sentence;
    }
}
