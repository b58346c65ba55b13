using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// Removes the messages of exceptions from every log (R30), also from what the framework and libraries log: a database's message contains
/// the refused value, a mail server's the address. The types of the exceptions and where they were thrown are kept.
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
                // Without the state, since some libraries put the exception into its values.
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
/// Describes an exception without its message, which may contain personal data: a duplicate key, an address that a server refused.
/// </summary>
internal static class SafeExceptionText
{
    /// <summary>For the administrator's screen.</summary>
    public static string ToSentence(Exception fault) =>
        $"Falló por un error del programa ({Kinds(fault)}). El registro del servidor dice en qué parte.";

    /// <summary>For the log: the types of the exceptions, and where they were thrown.</summary>
    public static string ToTrace(Exception fault)
    {
        var text = new StringBuilder(Kinds(fault));
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            text.AppendLine().Append(inner.StackTrace);
        return text.ToString();
    }

    /// <summary>A library's log entry about an exception, without the exception's message.</summary>
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
