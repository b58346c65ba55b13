using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace UsmeAprende.Data;

/// <summary>
/// A folder that only the user the site runs as may open (R40): on a shared machine, no other user can read database, keys and letters.
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

    /// <summary>Makes the folder and those above it where they are missing. One that is there stays as its owner made it.</summary>
    public static DirectoryInfo Create(string path)
    {
        if (Directory.GetParent(path) is { Exists: false } above)
            Create(above.FullName);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>From here on every file that this process makes, by whatever library, is its user's alone.</summary>
    public static void KeepNewFilesPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = UserMask((uint)Others);
    }

    /// <summary>
    /// Takes from others what they were given of a folder, as by <c>mkdir</c> or by copying a backup back: of all that the site keeps in
    /// it, and of the folder itself where nothing else is in it.
    /// </summary>
    /// <param name="folder">One that is there.</param>
    /// <param name="isOurs">Whether the site keeps something of that name in it.</param>
    /// <returns>What stays open to others.</returns>
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
            // Somebody else's.
            return false;
        }
        catch (IOException)
        {
            // Gone since it was listed, as the database's log when another process closes it.
            return !Path.Exists(path);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint UserMask(uint mask);
}
