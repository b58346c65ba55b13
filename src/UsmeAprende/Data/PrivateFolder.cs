using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace UsmeAprende.Data;

/// <summary>
/// A folder that only the user the site runs as may open (R40): on a shared machine, no other user can read database, keys and e-mails.
/// </summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>Creates the folder and missing parents. An existing folder keeps its rights.</summary>
    public static DirectoryInfo Create(string path)
    {
        if (Directory.GetParent(path) is { Exists: false } above)
            Create(above.FullName);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>From here on every file that this process creates, by any library, is readable by its user only.</summary>
    public static void KeepNewFilesPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = UserMask((uint)Others);
    }

    /// <summary>
    /// Removes other users' rights, which <c>mkdir</c> or copying a backup may have given: from all that the site stores in the folder, and
    /// from the folder itself if nothing else is in it.
    /// </summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="isOurs">Whether the site stores something with this name in it.</param>
    /// <returns>What stays open to other users.</returns>
    public static IReadOnlyList<string> Close(string folder, Func<string, bool> isOurs) =>
        OperatingSystem.IsWindows() ? [] : CloseUnix(folder, isOurs);

    [UnsupportedOSPlatform("windows")]
    private static List<string> CloseUnix(string folder, Func<string, bool> isOurs)
    {
        var entries = new DirectoryInfo(folder).GetFileSystemInfos();
        var ours = entries.Where(e => isOurs(e.Name)).SelectMany(Within).ToList();
        if (ours.Count > 0 && entries.All(e => isOurs(e.Name)))
            ours.Add(folder);
        return [.. ours.Append(folder).Distinct().Where(path => !IsClosed(path, mayClose: ours.Contains(path)))];
    }

    private static IEnumerable<string> Within(FileSystemInfo entry) =>
        entry is DirectoryInfo folder
            ? folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(e => e.FullName).Append(entry.FullName)
            : [entry.FullName];

    [UnsupportedOSPlatform("windows")]
    private static bool IsClosed(string path, bool mayClose)
    {
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & Others) == 0)
                return true;
            if (mayClose)
                File.SetUnixFileMode(path, mode & ~Others);
            return mayClose;
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to others.
            return false;
        }
        catch (IOException)
        {
            // It was deleted since it was listed, as the database's log when another process closes it.
            return !Path.Exists(path);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint UserMask(uint mask);
}
