using UsmeAprende.Jobs;

namespace UsmeAprende.Figures;

/// <summary>The daily look at whether a month is to be closed.</summary>
public sealed class FiguresJob(MonthClosing closing) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var closed = await closing.CloseAsync(cancel);
        report.Tell(
            closed switch
            {
                0 => "No había ningún mes por cerrar.",
                1 => "Se cerró la cifra de un mes.",
                _ => $"Se cerraron {closed} cifras de meses.",
            }
        );
    }
}
