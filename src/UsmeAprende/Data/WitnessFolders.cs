using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>
/// The folders for marks that a restore of the database must not make older: the data folder, which a restore of only the database does not
/// change, and a folder outside, which a restore of the whole data folder does not change.
/// </summary>
public sealed class WitnessFolders(IOptions<DataOptions> data, ILogger<WitnessFolders> log)
{
    private IReadOnlyList<string>? _all;

    /// <summary>The data folder and, if possible, the one outside. They are created if they are missing.</summary>
    public IReadOnlyList<string> All => _all ??= Find();

    /// <summary>In the state folder of the site's user, one for each data folder: a copy of the data folder is another site.</summary>
    public static string ComputeDefault(string folder)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(folder))))[..16];
        var state =
            Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given ? given
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "usme-aprende", name);
    }

    private List<string> Find()
    {
        var folder = PrivateFolder.Create(data.Value.Folder).FullName;
        if (data.Value.Witness is not { } wanted)
            return [folder];
        string[] outside = [wanted, Path.TrimEndingDirectorySeparator(folder) + "-witness"];
        if (outside.FirstOrDefault(CanWrite) is not { } found)
        {
            log.LogWarning(
                "No se puede escribir en {Wanted} ni al lado de {Folder}: si devuelve una copia de toda la carpeta, "
                    + "el sitio no lo notará solo. Ponga Data:Witness, o use la orden «restored».",
                wanted,
                folder
            );
            return [folder];
        }
        return [folder, found];
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            PrivateFolder.Create(folder);
            File.OpenHandle(Path.Combine(folder, HighWaterFiles.FileName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite)
                .Dispose();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
