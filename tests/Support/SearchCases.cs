using System.Text.Json;

namespace UsmeAprende.Testing;

/// <summary>The one table of what the search does, for the site and for the phone.</summary>
public sealed record SearchCases(
    IReadOnlyList<SearchCases.WordCase> Words,
    IReadOnlyList<SearchCases.StemCase> Stems,
    IReadOnlyList<SearchCases.DistanceCase> Distances,
    IReadOnlyList<SearchCases.QueryCase> Queries
)
{
    /// <summary>A result counts as found if it is among the first of its kind.</summary>
    public const int FirstOfItsKind = 3;

    public static string Json { get; } = File.ReadAllText(Path.Combine(SourceRepository.Root, "tests", "Support", "search-cases.json"));

    public static SearchCases All { get; } = JsonSerializer.Deserialize<SearchCases>(Json, JsonSerializerOptions.Web)!;

    /// <summary>A text and its words.</summary>
    public sealed record WordCase(string Text, IReadOnlyList<string> Split);

    /// <summary>A word, what remains without its ending, and how that sounds.</summary>
    public sealed record StemCase(string Word, string Stem, string Sound);

    /// <summary>Two words and how many errors lie between them, counted up to three.</summary>
    public sealed record DistanceCase(string One, string Other, int Distance);

    /// <summary>What somebody types, and the address that must be found; null if nothing is.</summary>
    public sealed record QueryCase(string Typed, string? Path, bool Partial);
}
