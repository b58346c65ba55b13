using YamlDotNet.Serialization;

namespace UsmeAprende.Gatherings;

/// <summary>A short list of ids with names, from a data file beside the code.</summary>
public sealed class GatheringCodeList
{
    /// <summary>The kinds of gatherings.</summary>
    public static GatheringCodeList Kinds { get; } = Read("tipos.yml");

    /// <summary>The areas of the Alcaldía that are responsible for gatherings.</summary>
    public static GatheringCodeList Areas { get; } = Read("areas.yml");

    private readonly Dictionary<string, string> _names;

    private GatheringCodeList(Dictionary<string, string> names) => _names = names;

    /// <summary>In the file's order.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _names;

    public bool Contains(string? id) => id is not null && _names.ContainsKey(id);

    /// <summary>An id that was removed from the list is shown as it is.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

    private static GatheringCodeList Read(string file)
    {
        var resource = $"UsmeAprende.Gatherings.{file}";
        using var stream =
            typeof(GatheringCodeList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var text = new StreamReader(stream);
        return new GatheringCodeList(new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text));
    }
}
