using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Credentials;

/// <summary>Makes the first key while the site already answers, and says at every start what keeps credentials from being signed.</summary>
internal sealed class CredentialsStart(IServiceScopeFactory scopes, ILogger<CredentialsStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<SigningKeys>().CurrentAsync(stoppingToken);
            var readiness = await scope.ServiceProvider.GetRequiredService<CredentialSigner>().ReadinessAsync(stoppingToken);
            if (readiness is not CredentialReadiness.Ready)
                log.LogError("{Sentence}", CredentialsUnavailableException.Sentence(readiness));
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // Whoever signs first makes it then.
            log.LogError(fault, "The first signing key could not be made");
        }
    }
}
