using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>A long list, done a hundred lines at a time.</summary>
public sealed class ListWork(UsmeDb db, ListStep step) : IBatchWork
{
    public const string Name = "importar-lista";

    public string Kind => Name;

    public string Title => "Importar una lista";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var list = Guid.Parse(batch.Payload);
        var after = batch.Cursor is null ? 0 : int.Parse(batch.Cursor, CultureInfo.InvariantCulture);
        var last = await step.NextAsync(list, after, cancel);
        var figures = await ListFigures.OfAsync(db, list, cancel);
        return new BatchStepResult
        {
            Done = figures[LineState.Done],
            Failed = figures[LineState.Failed],
            Cursor = last?.ToString(CultureInfo.InvariantCulture) ?? batch.Cursor,
            IsLast = last is null,
        };
    }
}
