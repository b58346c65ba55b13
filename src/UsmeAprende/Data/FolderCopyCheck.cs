using System.Globalization;
using System.Text;

namespace UsmeAprende.Data;

/// <summary>
/// Tells a data folder from a copy of it, which holds the same bytes. A file that is never touched keeps the moment at which it came to be
/// where it lies; copying it by whatever means gives the copy another. That moment is written down beside it and travels with the copy,
/// where it is no longer true.
/// </summary>
internal static class FolderCopyCheck
{
    public const string MarkName = "place";
    public const string NoteName = "place.txt";

    // Linux tells no moment of birth; .NET gives the earlier of the last change of the file's content and of its entry. With the first far
    // ahead it is the second, which no copying keeps.
    private static readonly DateTime FarAhead = new(2037, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Null where nothing was ever written down.</summary>
    public static bool? IsInPlace(string folder)
    {
        var note = Path.Combine(folder, NoteName);
        return File.Exists(note) && long.TryParse(File.ReadAllText(note), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? Born(Path.Combine(folder, MarkName)) == ticks
            : null;
    }

    /// <summary>From here on the folder's place is this one.</summary>
    public static void MarkInPlace(string folder)
    {
        if (IsInPlace(folder) is true)
            return;
        var (mark, note) = (Path.Combine(folder, MarkName), Path.Combine(folder, NoteName));

        // A start cut short anywhere here leaves no note, which accuses nobody.
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
