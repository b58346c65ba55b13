namespace UsmeAprende.Testing;

/// <summary>Where the sources are, found from the tests' own place upwards.</summary>
public static class SourceRepository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Courses => Path.Combine(Root, "courses");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "UsmeAprende.sln"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("UsmeAprende.sln stands nowhere above the tests.")
            );
}
