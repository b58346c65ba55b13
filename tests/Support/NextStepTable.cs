using System.Text.Json;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Testing;

/// <summary>The cases of <c>tests/next-steps.json</c>, which server and phones must answer alike.</summary>
public sealed record NextStepTable(IReadOnlyList<CoursePath> Courses, IReadOnlyList<NextStepTable.Row> Cases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Json { get; } = File.ReadAllText(Path.Combine(SourceRepository.Root, "tests", "next-steps.json"));

    public static NextStepTable Read() => JsonSerializer.Deserialize<NextStepTable>(Json, Options)!;

    /// <param name="In">The course, if not that of the last act.</param>
    /// <param name="Next">An activity; null if nothing is left.</param>
    /// <param name="States">By module.</param>
    public sealed record Row(string Name, string? In, string[] Acts, string? Next, Dictionary<string, string> States)
    {
        public string Course => In ?? Acts[^1].Split('/')[0];
    }
}
