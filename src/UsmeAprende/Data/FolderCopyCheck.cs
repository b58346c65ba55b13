using System.Globalization;
using System.Text;

namespace UsmeAprende.Data;

/// <summary>
/// Detects that a data folder is a copy. A marker file keeps the moment of its creation, and every way of copying gives the copy another
/// one. The moment is also written into a note, which is copied with the folder, and does not match there.
/// </summary>
internal static class FolderCopyCheck
{
    public const string MarkName = "place";
    public const string NoteName = "place.txt";

    // On Linux there is no creation time; .NET gives the earlier of the last changes of content (mtime) and of the entry (ctime). With
    // mtime set far in the future it is ctime, which no copy keeps.
    private static readonly DateTime FarAhead = new(2037, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether the folder is in its place and no copy; null if there is no note.</summary>
    public static bool? IsInPlace(string folder)
    {
        var note = Path.Combine(folder, NoteName);
        return File.Exists(note) && long.TryParse(File.ReadAllText(note), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? Born(Path.Combine(folder, MarkName)) == ticks
            : null;
    }

    /// <summary>Writes the note for the folder as it is now.</summary>
    public static void MarkInPlace(string folder)
    {
        if (IsInPlace(folder) is true)
            return;
        var (mark, note) = (Path.Combine(folder, MarkName), Path.Combine(folder, NoteName));

        // If the start is killed here, there is no note, and nothing is reported.
        File.Delete(note);
        File.Delete(mark);
        File.WriteAllText(mark, "Aquí está la carpeta de datos. No toque este archivo: por él se nota cuando la carpeta es una copia.\n");
        File.SetLastWriteTimeUtc(mark, FarAhead);
        var draft = note + ".nuevo";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.ASCII.GetBytes(Born(mark).ToString(CultureInfo.InvariantCulture)));
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, note);
    }

    private static long Born(string mark) => File.GetCreationTimeUtc(mark).Ticks;
}
