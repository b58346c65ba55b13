using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// Keeps the messages of exceptions out of every log (R30), those that the framework and libraries write included: a database names the
/// value that it refused, a mail server the address. What is left says which exceptions they were and where they came from.
/// </summary>
public sealed class PrivateLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new PrivateLogger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class PrivateLogger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (exception is null)
                inner.Log(logLevel, eventId, state, null, formatter);
            else if (inner.IsEnabled(logLevel))
                // Without the state, whose values some libraries fill with the exception.
                inner.Log(
                    logLevel,
                    eventId,
                    $"{Fault.Without(exception, formatter(state, null))} {Fault.Trace(exception)}",
                    null,
                    (text, _) => text
                );
        }
    }
}

public static class PrivateLogs
{
    public static IServiceCollection AddPrivateLogs(this IServiceCollection services)
    {
        services.TryAddSingleton<LoggerFactory>();
        return services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, PrivateLoggerFactory>());
    }
}
