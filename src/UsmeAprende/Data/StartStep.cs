using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// A start that takes long says in the log what it is at: a site that does not answer and does not say why cannot be helped.
/// </summary>
public static class StartStep
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="log">Where to say it.</param>
    /// <param name="step">What is done, in Spanish: <c>preparar las tablas</c>.</param>
    /// <param name="work">The step, begun.</param>
    public static async Task<T> RunAsync<T>(ILogger log, string step, Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(Patience)) != work)
            log.LogWarning("El arranque todavía está en: {Step}.", step);
        return await work;
    }

    /// <inheritdoc cref="RunAsync{T}(ILogger, string, Task{T})"/>
    public static Task RunAsync(ILogger log, string step, Task work) => RunAsync(log, step, DoneAsync(work));

    private static async Task<bool> DoneAsync(Task work)
    {
        await work;
        return true;
    }
}
