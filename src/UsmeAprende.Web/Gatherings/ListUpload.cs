using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A list as a file that staff send.</summary>
public static class ListUpload
{
    public const string Field = "archivo";

    /// <summary>Staff say of everybody on the list that they came.</summary>
    public const string AllCame = "vinieron";

    /// <summary>A little more than a table may have, so that a sentence answers it and not a closed connection.</summary>
    public const long MostBytes = TableFile.MostBytes + (2 * 1024 * 1024);

    private const int LongestName = 80;

    public static string? Problem(IFormFile? file) =>
        file is null || file.Length == 0 ? "Escoja el archivo de la lista: CSV o Excel (.xlsx)." : null;

    /// <summary>Only to speak of it.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
