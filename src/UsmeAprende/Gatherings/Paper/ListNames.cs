using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// The names of a list that came in one column: staff see how they were parted, and mend them, before people are made of them.
/// </summary>
public sealed class ListNames(UsmeDb db)
{
    /// <summary>More cannot be looked at on one page.</summary>
    public const int Most = 400;

    /// <summary>Why a list is too long to be answered on one page; null if it is not.</summary>
    internal static string? FindExcess(IReadOnlyList<ImportedLine> planned) =>
        planned.Count(IsParted) > Most
            ? $"La lista trae los nombres y apellidos juntos en más de {Most} filas, y hay que revisarlos. "
                + "Divídala, o póngalos en dos columnas."
        : planned.Count(l => l.Deed is LineAction.RegisterDoubtful) > Most
            ? $"Más de {Most} personas de la lista se parecen a otras que ya están, y hay que decir cuáles son. "
                + "Divídala en varios archivos."
        : null;

    /// <summary>The lines whose names staff must look at.</summary>
    public async Task<IReadOnlyList<ImportedLine>> ListAsync(Guid list, CancellationToken cancel) =>
        (
            await db
                .ImportedLines.Where(l => l.ListId == list && l.State == LineState.Waiting)
                .Where(l => l.Deed == LineAction.Register || l.Deed == LineAction.RegisterDoubtful)
                .OrderBy(l => l.Line)
                .ToListAsync(cancel)
        ).FindAll(IsParted);

    internal async Task<ListImportResult?> FindProblemAsync(
        Guid list,
        IReadOnlyCollection<ImportedLine> known,
        ListAnswers answers,
        CancellationToken cancel
    )
    {
        var parted = (await ListAsync(list, cancel)).Except(known).ToList();
        return parted.Count == 0 ? null
            : !answers.HasSeenNames ? ListImportResult.NamesUnseen
            : parted.Exists(line => Mended(line, answers) is null) ? ListImportResult.NameUnclear
            : null;
    }

    internal async Task TakeAsync(Guid list, IReadOnlyCollection<ImportedLine> known, ListAnswers answers, CancellationToken cancel)
    {
        foreach (var line in (await ListAsync(list, cancel)).Except(known))
            line.Values = Mended(line, answers)!.Serialize();
    }

    private static LineValues? Mended(ImportedLine line, ListAnswers answers)
    {
        var values = LineValues.Deserialize(line.Values!);
        return answers.Names.TryGetValue(line.Line, out var typed) ? values.WithNames(typed) : values;
    }

    private static bool IsParted(ImportedLine line) =>
        line is { Deed: LineAction.Register or LineAction.RegisterDoubtful, Values: { } values } && LineValues.Deserialize(values).IsParted;
}
