namespace UsmeAprende.Web.Reminders;

/// <summary>Says at every start what keeps reminders from going out as letters.</summary>
internal sealed class LetterWarning(LetterReadiness letters, ILogger<LetterWarning> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (letters.Problem is { } problem)
            log.LogError("{Problem}", problem);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
