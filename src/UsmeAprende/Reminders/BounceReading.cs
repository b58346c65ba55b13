using UsmeAprende.Jobs;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders;

/// <summary>The job that reads which letters came back.</summary>
internal sealed class BounceReading(BounceMailbox mailbox, ReturnedLetters returned) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        if (!mailbox.IsSet)
        {
            report.Tell(
                "No hay buzón configurado (Mail:Inbox): las cartas que otro servidor devuelve después de recibirlas no se cuentan."
            );
            return;
        }

        var results = new List<ReturnResult>();
        var trouble = await mailbox.ReadAsync(
            async (report, cancelled) =>
            {
                var result = await returned.CountAsync(report, cancelled);
                results.Add(result);
                return result is not (ReturnResult.Unknown or ReturnResult.TooEarly);
            },
            cancel
        );

        var sentence = Sentence(results);
        if (trouble is { } reason)
            report.Fail($"No se pudo leer todo el buzón de las devoluciones. {reason.Sentence()}. {sentence}");
        else
            report.Tell(sentence);
    }

    private static string Sentence(List<ReturnResult> results)
    {
        int Count(params ReturnResult[] which) => results.Count(which.Contains);
        var sentence =
            $"Cartas devueltas por su dirección: {Count(ReturnResult.Counted)}. "
            + $"Devueltas por otra razón: {Count(ReturnResult.GivenUp)}. Demoradas: {Count(ReturnResult.Delayed)}.";
        return Count(ReturnResult.Unknown) is > 0 and var unknown
            ? $"{sentence} Informes que se dejaron sin leer: {unknown}; no son de un aviso de este sitio, o son de un código, "
                + "del que no se guarda a quién se mandó."
            : sentence;
    }
}
