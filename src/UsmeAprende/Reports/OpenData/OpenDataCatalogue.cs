using System.Collections.Immutable;

namespace UsmeAprende.Reports.OpenData;

/// <summary>All datasets, in the order in which they are told.</summary>
public sealed class OpenDataCatalogue(IEnumerable<OpenDataset> datasets)
{
    public const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    public ImmutableArray<OpenDataset> All { get; } = [.. datasets];

    public OpenDataset? Find(string id) => All.FirstOrDefault(d => d.Id == id);
}
