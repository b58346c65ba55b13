using System.Globalization;

namespace UsmeAprende.Wording;

/// <summary>How heavy a file is, for somebody on a weak line who wants to know before.</summary>
public static class FileSizes
{
    private const int Megabyte = 1024 * 1024;

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary><c>85 KB</c> or <c>1,4 MB</c>.</summary>
    public static string Format(long bytes) =>
        bytes < Megabyte ? $"{Math.Max(1, bytes / 1024)} KB" : string.Create(Spanish, $"{bytes / (double)Megabyte:0.0} MB");
}
