using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Jobs;

/// <summary>Progress of long work. Shown by <c>_BatchProgress</c>, and sent to its script.</summary>
/// <param name="Page">The page that shows it, for reloading.</param>
public sealed record BatchProgress(
    Guid Id,
    string Title,
    BatchState State,
    int Done,
    int Failed,
    int Total,
    DateTime CreatedAt,
    string Page
)
{
    public int Through => Done + Failed;

    public bool IsOpen => State is BatchState.Open;

    public bool IsStopped => State is BatchState.Stopped;

    public string Words =>
        State switch
        {
            BatchState.Open when Total == 0 => "Empezando…",
            BatchState.Open => $"Van {Through} de {Total}{Problems}.",
            BatchState.Finished => $"Terminado: {Done} de {Math.Max(Total, Through)}{Problems}.",
            _ => $"Se detuvo en {Through} de {Total}{Problems}. Lo hecho quedó guardado.",
        };

    private string Problems =>
        Failed switch
        {
            0 => "",
            1 => "; uno no se pudo",
            _ => $"; {Failed} no se pudieron",
        };

    public static BatchProgress Of(BatchJob batch, string title, string page) =>
        new(batch.Id, title, batch.State, batch.Done, batch.Failed, batch.Total, batch.CreatedAt, page);
}
