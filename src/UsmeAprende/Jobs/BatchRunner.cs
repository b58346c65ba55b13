using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Jobs;

/// <summary>Does the batches' steps, one at a time, in turns. A batch left by a process that was killed is taken over when its lease has run out.</summary>
public sealed class BatchRunner(BatchLeases leases, BatchBell bell, IServiceScopeFactory scopes, IOptions<JobsOptions> options, ILogger<BatchRunner> log)
{
    /// <summary>Goes on until the site stops.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await RunOpenAsync(stopping);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                log.LogError("Batches could not be looked up or written: {Fault}", Fault.Trace(fault));
            }
            await bell.WaitAsync(TimeSpan.FromSeconds(options.Value.Look), stopping);
        }
    }

    /// <summary>Does every step that is due now. Tests call it where the site would do it by itself.</summary>
    public async Task RunOpenAsync(CancellationToken cancel)
    {
        var holder = Guid.CreateVersion7();
        while (await leases.TakeAsync(holder, cancel) is { } batch)
        {
            await StepAsync(holder, batch, cancel);
            holder = Guid.CreateVersion7();
        }
    }

    private async Task StepAsync(Guid holder, Batch batch, CancellationToken cancel)
    {
        BatchStep step;
        await using var heart = new Heartbeat(options.Value.LeaseTime, beat => leases.RenewAsync(holder, batch.Id, beat), cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetServices<IBatchWork>().FirstOrDefault(w => w.Kind == batch.Kind)
                ?? throw new InvalidOperationException($"There is no work of the kind {batch.Kind}.");
            step = await work.StepAsync(batch, heart.Cancel);
        }
        catch (OperationCanceledException) when (heart.Cancel.IsCancellationRequested)
        {
            await leases.ReleaseAsync(holder, batch.Id);
            cancel.ThrowIfCancellationRequested();
            return;
        }
        catch (Exception fault)
        {
            log.LogError("A step of batch {Batch} ({Kind}) failed: {Fault}", batch.Id, batch.Kind, Fault.Trace(fault));
            await leases.FailAsync(holder, batch);
            return;
        }
        await leases.AdvanceAsync(holder, batch.Id, step);
        if (step.IsLast)
            log.LogInformation("Batch {Batch} ({Kind}) is finished: {Done} done, {Failed} failed", batch.Id, batch.Kind, step.Done, step.Failed);
    }
}
