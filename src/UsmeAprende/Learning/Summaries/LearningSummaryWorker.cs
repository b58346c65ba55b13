using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning.Summaries;

/// <summary>Computes summaries soon after a change, and everybody's summaries when the requirements of the courses changed.</summary>
internal sealed class LearningSummaryWorker(
    LearningSummarySignal signal,
    CatalogueStore catalogue,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<LearningSummaryWorker> log
) : SiteWorker
{
    // It waits a little, because a learner sends the next record within seconds, and because a step must not delay the writes of phones.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // The pause after an error, usually of the database.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private volatile bool _coursesChanged = true;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        catalogue.Changed += OnCatalogueChanged;
        // There may be changes left from before the last stop.
        signal.Set();
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        catalogue.Changed -= OnCatalogueChanged;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await signal.WaitAsync(stopping);
            try
            {
                await WorkAsync(stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // An exception that leaves this method would stop the whole site. The changes are still in their table: a page that shows
                // summaries, or the next try here, computes them.
                log.LogError(fault, "Summaries of learning could not be computed");
                await Task.Delay(Rest, clock, stopping);
                signal.Set();
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        var isMore = true;
        while (isMore)
        {
            await Task.Delay(Pause, clock, cancel);
            await using var scope = scopes.CreateAsyncScope();
            if (_coursesChanged)
            {
                await scope.ServiceProvider.GetRequiredService<LearningSummaryRebuild>().StartAsync(cancel);
                _coursesChanged = false;
            }
            isMore =
                await scope.ServiceProvider.GetRequiredService<LearningSummaries>().StepAsync(cancel)
                    is SummaryStepResult.Done
                        or SummaryStepResult.TakenByAnother;
        }
    }

    private void OnCatalogueChanged(object? sender, EventArgs e)
    {
        _coursesChanged = true;
        signal.Set();
    }
}
