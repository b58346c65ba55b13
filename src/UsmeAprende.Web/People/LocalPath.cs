using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Where to go after signing in: a path of this site, or where one's own work is. Never another site's address.</summary>
public static class LocalPath
{
    public static string Of(string? path, Role role) => IsLocal(path) ? Ascii(path!) : OwnWork(role);

    // A header takes nothing else, and no path of a page holds anything else.
    private static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string OwnWork(Role role) =>
        role switch
        {
            Role.Facilitator => "/facilitacion",
            Role.Coordinator => "/coordinacion",
            Role.Administrator => "/administracion",
            _ => "/mi-aprendizaje",
        };

    // Browsers read "//host", "/\host" and, after dropping tabs and line breaks, "/\t/host" as another site.
    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !(path.Length > 1 && path[1] is '/' or '\\')
        && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal);
}
