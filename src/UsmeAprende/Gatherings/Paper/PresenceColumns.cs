using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// The columns of a list that decide who came (R37). Whoever they say did not come is not marked, and a column that may decide and is not
/// known keeps the whole list out until staff have said.
/// </summary>
internal sealed class PresenceColumns
{
    private PresenceColumns(IReadOnlyList<TableColumn> columns) => Columns = columns;

    /// <summary>None where everybody on the list came.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Of a list that marks nobody.</summary>
    public static PresenceColumns Nowhere { get; } = new([]);

    /// <param name="table">The list.</param>
    /// <param name="others">Its columns that say nothing else that is read.</param>
    /// <param name="allCame">Staff say so of everybody on it.</param>
    /// <param name="columns">Those that decide.</param>
    /// <param name="problem">What staff have to say or mend first.</param>
    public static bool TryFind(
        TableFile table,
        IReadOnlyList<TableColumn> others,
        bool allCame,
        [NotNullWhen(true)] out PresenceColumns? columns,
        [NotNullWhen(false)] out string? problem
    )
    {
        var said = others.Where(c => PresenceWords.IsPresence(c.Name)).ToList();
        var signed = others.Where(c => PresenceWords.IsSignature(c.Name)).ToList();
        var deciding = said.Count > 0 ? said : signed;
        var found = new PresenceColumns(allCame ? [] : deciding);
        problem = allCame
            ? others.FirstOrDefault(c =>
                Filled(table, c)
                    .Any(value => PresenceWords.IsAbsence(value) || (deciding.Contains(c) && PresenceWords.Read(value) == false))
            )
                is { } no
                ? $"Usted marcó «{ListImport.AllCameLabel}», pero la {no} dice de alguien que no. Quite la marca, o corrija la lista."
                : null
            : said.Count == 0 && others.Except(signed).FirstOrDefault(c => MayDecide(table, c)) is { } doubt
                ? $"No sabemos si la {doubt} dice quién vino. Si lo dice, póngale el título «asistió», con SÍ o NO en cada "
                    + $"fila. Si no, quítela. Si todas vinieron, marque «{ListImport.AllCameLabel}» y súbala otra vez."
                : deciding.Count > 0 && table.Rows.All(r => found.Came(r) == false)
                    ? $"Según la {deciding[0]} no vino nadie. Si es así, no hay nada que subir. Si todas vinieron, marque "
                        + $"«{ListImport.AllCameLabel}» y súbala otra vez."
                    : null;
        columns = problem is null ? found : null;
        return columns is not null;
    }

    /// <summary>Whether the person of a row came; null where the row does not tell.</summary>
    public bool? Came(TableRow row)
    {
        if (Columns.Count == 0)
            return true;
        var said = Columns.Select(c => PresenceWords.Read(row.Values[c.At])).Distinct().ToList();
        return said.Count == 1 ? said[0] : null;
    }

    private static IEnumerable<string> Filled(TableFile table, TableColumn column) =>
        table.Rows.Select(r => TypedText.CleanValue(r.Values[column.At])).Where(value => value.Length > 0);

    // By its heading, because it says of somebody that they did not come, or because it is filled with nothing but yes and no.
    private static bool MayDecide(TableFile table, TableColumn column)
    {
        if (PresenceWords.MayDecide(column.Name))
            return true;
        var filled = Filled(table, column).Where(value => !NoValue.IsSigns(value)).ToList();
        if (filled.Exists(PresenceWords.IsAbsence))
            return true;
        // A single 1 is the first of a count.
        var isCount = filled is [var only] && only.All(char.IsAsciiDigit);
        return !PresenceWords.IsTrait(column.Name)
            && filled.Count > 0
            && !isCount
            && filled.TrueForAll(value => PresenceWords.Read(value) is not null);
    }
}
