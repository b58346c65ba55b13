using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.People.Places;

/// <summary>Adds the initial places of a site, each only once: those that coordinators renamed or retired stay as they are.</summary>
public sealed class PlaceSeed(UsmeDb db)
{
    private const string Resource = "UsmeAprende.People.Places.lugares.yml";

    /// <summary>The kinds of places in the data file, with or without places.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Read().Keys];

    public async Task SeedAsync(CancellationToken cancel)
    {
        var known = await db.Places.Where(p => p.SeededAs != null).Select(p => p.SeededAs!).ToListAsync(cancel);
        var missing = Starting().Where(p => !known.Contains(p.SeededAs!)).ToList();
        if (missing.Count == 0)
            return;
        await db.WriteAsync(
            () =>
            {
                db.AddRange(missing);
                return Task.CompletedTask;
            },
            cancel
        );
    }

    private static IEnumerable<LocalityPlace> Starting() =>
        from kind in Read()
        from line in kind.Value
        select PlaceDetails.TryParse(
            kind.Key,
            line.GetValueOrDefault("code"),
            line.GetValueOrDefault("name"),
            out var details,
            out _,
            out var problem
        )
            ? LocalityPlace.Create(details, $"{kind.Key}/{details.Name.Value}")
            : throw new InvalidDataException($"{Resource}: {problem}");

    private static Dictionary<string, List<Dictionary<string, string>>> Read()
    {
        using var file =
            typeof(PlaceSeed).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var text = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(text);
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.ToDictionary(
            kind => Text(kind.Key),
            kind => ((YamlSequenceNode)kind.Value).Cast<YamlMappingNode>().Select(ReadLine).ToList()
        );
    }

    private static Dictionary<string, string> ReadLine(YamlMappingNode line) =>
        line.Children.ToDictionary(value => Text(value.Key), value => Text(value.Value));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
