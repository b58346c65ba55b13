using UsmeAprende.Jobs;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Operations;

/// <summary>A job as the administrator sees it.</summary>
public sealed record JobLine(JobStatus Status)
{
    public ScheduledJob Job => Status.Job;

    public string Last => Status.Last is { } run ? $"{BogotaTime.Show(run.StartedAt)}{Took(run)}" : "Todavía no se ha ejecutado";

    public string Outcome => Status.Last?.Outcome switch
    {
        null => "Sin ejecutar",
        JobOutcome.Running => "En curso",
        JobOutcome.Done => "Salió bien",
        JobOutcome.Failed => "Falló",
        _ => "Se cortó; se repite",
    };

    public (string Tone, string Icon) Badge => Status.Last?.Outcome switch
    {
        JobOutcome.Done => ("good", "correcto"),
        JobOutcome.Failed => ("bad", "equis"),
        _ => ("warm", "reloj"),
    };

    public string? Failures => Status is { Failures: > 0, LastFailure: { } failure }
        ? $"{(Status.Failures == 1 ? "Una falla" : $"{Status.Failures} fallas")} en los últimos 30 días. La última, el {BogotaTime.Show(failure.StartedAt)}: {failure.Sentence}"
        : null;

    private static string Took(JobRun run) => run.Milliseconds switch
    {
        null => "",
        < 1_000 => ", duró menos de un segundo",
        < 90_000 and var some => $", duró {some / 1_000} {(some < 2_000 ? "segundo" : "segundos")}",
        var more => $", duró {more / 60_000} {(more < 120_000 ? "minuto" : "minutos")}",
    };
}
