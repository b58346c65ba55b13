using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Badges;

/// <summary>At the start and whenever the rules change, has the past looked at if it has not been by these rules.</summary>
internal sealed class BadgesStart(BadgeStore badges, IServiceScopeFactory scopes, ILogger<BadgesStart> log) : BackgroundService
{
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        badges.Changed += Note;
        _changed.Writer.TryWrite(true);
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        badges.Changed -= Note;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                await PastAwards.StartAsync(
                    services.GetRequiredService<UsmeDb>(),
                    services.GetRequiredService<BatchJobQueue>(),
                    badges.Current,
                    stoppingToken
                );
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                // New records are looked at by the new rules all the same; the past is at the next start.
                log.LogError(fault, "The past could not be put down to be looked at by the new badges");
            }
        }
    }

    private void Note(object? sender, EventArgs e) => _changed.Writer.TryWrite(true);
}
