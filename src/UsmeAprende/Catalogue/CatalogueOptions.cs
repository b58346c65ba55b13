namespace UsmeAprende.Catalogue;

/// <summary>Where the courses are.</summary>
public sealed class CatalogueOptions
{
    public const string Section = "Courses";

    /// <summary>Empty: the one that <see cref="Find"/> finds.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder <c>courses</c> beside a published programme, or that of the repository it runs from.</summary>
    /// <param name="from">Where to look first; every folder above it is tried, then the programme's own place.</param>
    public static string Find(string from, string name = "courses") =>
        Upwards(from)
            .Concat(Upwards(AppContext.BaseDirectory))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(Directory.Exists)
        ?? Path.Combine(from, name);

    private static IEnumerable<string> Upwards(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
