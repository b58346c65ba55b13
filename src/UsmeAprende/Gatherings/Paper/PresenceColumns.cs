using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// The columns of a list that decide who came (R37). People who did not come are not marked. An unknown column that may decide stops the
/// whole list until staff have answered.
/// </summary>
internal sealed class PresenceColumns
{
    private PresenceColumns(IReadOnlyList<TableColumn> columns) => Columns = columns;

    /// <summary>No columns: everybody on the list came.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>For a list that marks nobody.</summary>
    public static PresenceColumns Nowhere { get; } = new([]);

    /// <param name="table">The list.</param>
    /// <param name="others">The columns that are not used for anything else.</param>
    /// <param name="allCame">Whether staff said that everybody on it came.</param>
    /// <param name="columns">The columns that decide.</param>
    /// <param name="problem">What staff must answer or correct first.</param>
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

    /// <summary>Whether the person of a row came; null if the row does not say.</summary>
    public bool? Came(TableRow row)
    {
        if (Columns.Count == 0)
            return true;
        var said = Columns.Select(c => PresenceWords.Read(row.Values[c.At])).Distinct().ToList();
        return said.Count == 1 ? said[0] : null;
    }

    private static IEnumerable<string> Filled(TableFile table, TableColumn column) =>
        table.Rows.Select(r => TypedText.CleanValue(r.Values[column.At])).Where(value => value.Length > 0);

    // A column may decide because of its heading, because it says that somebody did not come, or because it has only yes and no.
    private static bool MayDecide(TableFile table, TableColumn column)
    {
        if (PresenceWords.MayDecide(column.Name))
            return true;
        var filled = Filled(table, column).Where(value => !NoValue.IsSigns(value)).ToList();
        if (filled.Exists(PresenceWords.IsAbsence))
            return true;
        // A column with a single 1 is the beginning of a count.
        var isCount = filled is [var only] && only.All(char.IsAsciiDigit);
        return !PresenceWords.IsTrait(column.Name)
            && filled.Count > 0
            && !isCount
            && filled.TrueForAll(value => PresenceWords.Read(value) is not null);
    }
}
