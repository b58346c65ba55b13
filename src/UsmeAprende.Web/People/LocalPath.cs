namespace UsmeAprende.Web.People;

/// <summary>Where to go after signing in: a path of this site, or one's own page. Never another site's address.</summary>
public static class LocalPath
{
    private const string Own = "/mi-aprendizaje";

    public static string Of(string? path) => IsLocal(path) ? path! : Own;

    // Browsers read "//host", "/\host" and, after dropping tabs and line breaks, "/\t/host" as another site.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] && !(path.Length > 1 && path[1] is '/' or '\\') && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);
}
