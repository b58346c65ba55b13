using System.Text;

namespace UsmeAprende.Data;

/// <summary>
/// Tells an exception without its message, which may hold values of people: a duplicate key, an address that a server refused.
/// </summary>
internal static class Fault
{
    /// <summary>For the administrator's screen.</summary>
    public static string Sentence(Exception fault) =>
        $"Falló por un error del programa ({Kinds(fault)}). El registro del servidor dice en qué parte.";

    /// <summary>For the log: which exceptions, and where they came from.</summary>
    public static string Trace(Exception fault)
    {
        var text = new StringBuilder(Kinds(fault));
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            text.AppendLine().Append(inner.StackTrace);
        return text.ToString();
    }

    /// <summary>What a library wrote about an exception, without what the exception says.</summary>
    public static string Without(Exception fault, string text)
    {
        text = text.Replace(fault.ToString(), "", StringComparison.Ordinal);
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            text = inner.Message.Length > 0 ? text.Replace(inner.Message, "…", StringComparison.Ordinal) : text;
        return text.TrimEnd();
    }

    private static string Kinds(Exception fault) =>
        fault.InnerException is { } inner ? $"{fault.GetType().Name}, {Kinds(inner)}" : fault.GetType().Name;
}
