namespace UsmeAprende.Catalogue;

/// <summary>Where the courses are.</summary>
public sealed class CatalogueOptions
{
    public const string Section = "Courses";

    /// <summary>Empty: the one that <see cref="Find"/> finds.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder <c>courses</c> beside a published programme, or that of the repository it runs from.</summary>
    /// <param name="from">Where to begin looking; every folder above it is tried too.</param>
    public static string Find(string from, string name = "courses")
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var courses = Path.Combine(at.FullName, name);
            if (Directory.Exists(courses))
                return courses;
        }

        return Path.Combine(from, name);
    }
}
