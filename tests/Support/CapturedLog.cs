using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Testing;

/// <summary>What the site says in its log that somebody should look at.</summary>
public sealed class CapturedLog(LogLevel least) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _said = new();

    public IReadOnlyCollection<string> Said => _said;

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, least, _said);

    public void Dispose() { }

    private sealed class Ear(string category, LogLevel least, ConcurrentQueue<string> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                said.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
