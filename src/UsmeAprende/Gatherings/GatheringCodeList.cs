using YamlDotNet.Serialization;

namespace UsmeAprende.Gatherings;

/// <summary>A short list of things that have an id and a name, from a data file beside the code.</summary>
public sealed class GatheringCodeList
{
    /// <summary>What a gathering can be.</summary>
    public static GatheringCodeList Kinds { get; } = Read("tipos.yml");

    /// <summary>Who in the Alcaldía answers for it.</summary>
    public static GatheringCodeList Areas { get; } = Read("areas.yml");

    private readonly Dictionary<string, string> _names;

    private GatheringCodeList(Dictionary<string, string> names) => _names = names;

    /// <summary>In the file's order.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _names;

    public bool Contains(string? id) => id is not null && _names.ContainsKey(id);

    /// <summary>What was taken off the list keeps the id it was stored with.</summary>
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
