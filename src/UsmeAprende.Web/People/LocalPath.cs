namespace UsmeAprende.Web.People;

/// <summary>Where to go after signing in: a path of this site, or one's own page. Never another site's address.</summary>
public static class LocalPath
{
    private const string Own = "/mi-aprendizaje";

    public static string Of(string? path) => IsLocal(path) ? Ascii(path!) : Own;

    // A header takes nothing else, and no path of a page holds anything else.
    private static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));


    // Browsers read "//host", "/\host" and, after dropping tabs and line breaks, "/\t/host" as another site.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] && !(path.Length > 1 && path[1] is '/' or '\\') && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);
}
