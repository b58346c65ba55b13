using System.Text;
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
                    $"{SafeExceptionText.RemoveFrom(exception, formatter(state, null))} {SafeExceptionText.ToTrace(exception)}",
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

/// <summary>
/// Tells an exception without its message, which may hold values of people: a duplicate key, an address that a server refused.
/// </summary>
internal static class SafeExceptionText
{
    /// <summary>For the administrator's screen.</summary>
    public static string ToSentence(Exception fault) =>
        $"Falló por un error del programa ({Kinds(fault)}). El registro del servidor dice en qué parte.";

    /// <summary>For the log: which exceptions, and where they came from.</summary>
    public static string ToTrace(Exception fault)
    {
        var text = new StringBuilder(Kinds(fault));
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            text.AppendLine().Append(inner.StackTrace);
        return text.ToString();
    }

    /// <summary>What a library wrote about an exception, without what the exception says.</summary>
    public static string RemoveFrom(Exception fault, string text)
    {
        text = text.Replace(fault.ToString(), "", StringComparison.Ordinal);
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            text = inner.Message.Length > 0 ? text.Replace(inner.Message, "…", StringComparison.Ordinal) : text;
        return text.TrimEnd();
    }

    private static string Kinds(Exception fault) =>
        fault.InnerException is { } inner ? $"{fault.GetType().Name}, {Kinds(inner)}" : fault.GetType().Name;
}
