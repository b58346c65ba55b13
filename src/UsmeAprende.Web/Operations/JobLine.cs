using UsmeAprende.Jobs;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Operations;

/// <summary>A job as the administrator sees it.</summary>
public sealed record JobLine(JobStatus Status)
{
    public ScheduledJob Job => Status.Job;

    public string Cadence => CronWords.Of(Job.Cron);

    public string Last =>
        Status.Last is { } run ? $"{BogotaTime.Show(run.StartedAt)}, duró {Took(run.Milliseconds)}" : "Todavía no se ha ejecutado";

    public string Next => Status.NextAt is { } at ? BogotaTime.Show(at) : "Cuando haya un servidor que lo haga";

    public string Outcome =>
        Status switch
        {
            { IsRunning: true } => "En curso",
            { Last: null } => "Sin ejecutar",
            { Last.HasFailed: true } => "Falló",
            _ => "Salió bien",
        };

    public (string Tone, string Icon) Badge =>
        Status switch
        {
            { IsRunning: true } or { Last: null } => ("warm", "reloj"),
            { Last.HasFailed: true } => ("bad", "equis"),
            _ => ("good", "correcto"),
        };

    public string? Failures =>
        Status is { Failures: > 0, LastFailure: { } failure }
            ? $"{(Status.Failures == 1 ? "Una falla" : $"{Status.Failures} fallas")} en los últimos 30 días. La "
                + $"última, el {BogotaTime.Show(failure.StartedAt)}: {failure.Sentence}"
            : null;

    private static string Took(long milliseconds) =>
        milliseconds switch
        {
            < 1_000 => "menos de un segundo",
            < 90_000 and var some => $"{some / 1_000} {(some < 2_000 ? "segundo" : "segundos")}",
            var more => $"{more / 60_000} {(more < 120_000 ? "minuto" : "minutos")}",
        };
}
