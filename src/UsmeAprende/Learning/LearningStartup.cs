using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Loads the epoch and all known versions before the first request. Later it stores the versions of each new catalogue.</summary>
internal sealed class LearningStartup(
    SyncEpochStore epoch,
    ActivityVersionStore versions,
    CatalogueStore catalogue,
    ILogger<LearningStartup> log
) : SiteWorker
{
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await epoch.LoadAsync(cancellationToken);
        await versions.LoadAsync(cancellationToken);
        catalogue.Changed += OnCatalogueChanged;
        versions.AddCatalogue(catalogue.Current);
        await versions.StoreAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken stopping)
    {
        await foreach (var _ in _changed.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await versions.StoreAsync(stopping);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                // They stay in memory, and are stored with the next change or at the next start.
                log.LogError(fault, "The new versions of the catalogue could not be stored");
            }
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        catalogue.Changed -= OnCatalogueChanged;
        return base.StopAsync(cancellationToken);
    }

    // The versions are added in memory before anyone can open the new lesson, and stored soon after.
    private void OnCatalogueChanged(object? sender, EventArgs e)
    {
        versions.AddCatalogue(catalogue.Current);
        _changed.Writer.TryWrite(true);
    }
}
