using System.Globalization;
using System.Text;
using System.Text.Json;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Holds what was measured now against what was measured at the last release, kept in <c>last-release.json</c>, one column at a time:
/// <c>ratio</c>, which says little of the machine, or <c>answers</c> or <c>p95</c>, for one and the same machine.
/// </summary>
internal static class ReleaseFigures
{
    public const string Ratio = "ratio";

    // In milliseconds; every other column is better the higher it is.
    private const string P95 = "p95";

    // Less than that is the machine's mood.
    private const double Tenth = 0.1;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static string StoredFile => Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Benchmarks/last-release.json");

    public static IReadOnlyList<string> Columns { get; } = [Ratio, "answers", P95];

    /// <summary>Keeps the figures for the next release to be held against.</summary>
    public static Task KeepAsync(IEnumerable<SiteFigure> figures) =>
        File.WriteAllTextAsync(
            StoredFile,
            JsonSerializer.Serialize(
                figures.ToDictionary(
                    f => f.Name,
                    f =>
                        f.Columns.ToDictionary(
                            c => c.Key,
                            c => double.Parse(c.Value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                        )
                ),
                Layout
            ) + "\n"
        );

    /// <returns>A line for each figure of the column, and whether any of them is worse by more than a tenth.</returns>
    public static async Task<(string Report, bool HasFallen)> CompareAsync(string column, IReadOnlyList<SiteFigure> figures)
    {
        await using var stored = File.OpenRead(StoredFile);
        var before = (await JsonSerializer.DeserializeAsync<Dictionary<string, Dictionary<string, double>>>(stored, Layout))!;
        return Compare(column, before, figures.ToDictionary(f => f.Name, f => f.Columns));
    }

    private static (string Report, bool HasFallen) Compare(
        string column,
        Dictionary<string, Dictionary<string, double>> before,
        Dictionary<string, IReadOnlyDictionary<string, double>> now
    )
    {
        var report = new StringBuilder($"| {column} | last release | now | |\n|---|---:|---:|---|\n");
        var hasFallen = false;
        foreach (var (name, columns) in before)
        {
            if (!columns.TryGetValue(column, out var then))
                continue;
            if (!now.TryGetValue(name, out var own) || !own.TryGetValue(column, out var measured))
                throw new InvalidOperationException($"{name} has not been measured, or has no {column} any more: correct {StoredFile}.");
            var change = column == P95 ? (then - measured) / then : (measured - then) / then;
            var isWorse = change < -Tenth;
            hasFallen |= isWorse;
            report.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {then:G4} | {measured:G4} | {(isWorse ? $"worse by {-change:P0}" : "")} |\n"
            );
        }
        return (report.ToString(), hasFallen);
    }
}

/// <summary>What was measured of one kind of answer.</summary>
/// <param name="Columns">See <see cref="ReleaseFigures"/>.</param>
internal sealed record SiteFigure(string Name, IReadOnlyDictionary<string, double> Columns)
{
    public static SiteFigure Create(string name, LoadResult measured, double? ratio)
    {
        var columns = new Dictionary<string, double> { ["answers"] = measured.PerSecond, ["p95"] = measured.P95.TotalMilliseconds };
        if (ratio is { } known)
            columns[ReleaseFigures.Ratio] = known;
        return new SiteFigure(name, columns);
    }
}
