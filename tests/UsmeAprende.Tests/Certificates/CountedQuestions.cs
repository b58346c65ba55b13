using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Tests.Certificates;

/// <summary>Counts what a database is asked, by what it logs.</summary>
internal sealed class CountedQuestions : ILoggerProvider
{
    private int _count;

    public int Count => _count;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName == DbLoggerCategory.Database.Command.Name);

    public void Dispose() { }

    private sealed class Ear(CountedQuestions questions, bool listens) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => listens && logLevel == LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (listens && eventId == RelationalEventId.CommandExecuted)
                Interlocked.Increment(ref questions._count);
        }
    }
}
