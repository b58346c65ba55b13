using System.Globalization;

namespace UsmeAprende.Wording;

/// <summary>Formats how many there are of something, with the word for one or for many.</summary>
public static class SpanishCount
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary><c>1 persona</c>, <c>1200 personas</c>.</summary>
    public static string Format(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    /// <summary><c>1 persona</c>, <c>1.200 personas</c>.</summary>
    public static string FormatGrouped(int count, string one, string many) => $"{FormatGrouped(count)} {(count == 1 ? one : many)}";

    /// <summary><c>1.200</c>.</summary>
    public static string FormatGrouped(int count) => count.ToString("N0", Spanish);
}
