namespace UsmeAprende.Data;

/// <summary>A folder that only the user the site runs as may open: on a shared machine, database, keys and letters are nobody else's to read.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder and those above it where they are missing. One that is there stays as its owner made it.</summary>
    public static DirectoryInfo Create(string path)
    {
        if (Directory.GetParent(path) is { Exists: false } above)
            Create(above.FullName);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }
}
