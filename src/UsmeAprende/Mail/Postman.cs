using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>Goes as soon as a letter is put down: its reader sits waiting. What it cannot hand over is left to the job.</summary>
internal sealed class Postman(LetterBell bell, IServiceScopeFactory scopes, IOptions<JobsOptions> options, ILogger<Postman> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Enabled is not true)
            return;
        while (true)
        {
            await bell.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<LetterSending>().SendAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, it must not end the site.
                log.LogError("Letters could not be handed over, the job will try again: {Fault}", Fault.Trace(fault));
            }
        }
    }
}
