using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Finds the meaning of a list's columns by their headings.</summary>
internal sealed class PeopleColumns
{
    private readonly ILookup<HeadingKind, TableColumn> _byKind;

    private PeopleColumns(TableFile table)
    {
        _byKind = table
            .Columns.Where(c => c.Name.Length > 0)
            .Select(c => (Column: c, Kind: HeadingWords.Find(c.Name)))
            .Where(c => c.Kind is not null)
            .ToLookup(c => c.Kind!.Value, c => c.Column);
        (GivenParts, SurnameParts) = (PartsOf(HeadingKind.Given), PartsOf(HeadingKind.Surnames));
        var whole = Find(HeadingKind.Whole);
        // «Nombres completos» beside «apellidos» are given names.
        if (whole is not null && GivenParts.Count == 0 && SurnameParts.Count > 0)
            (GivenParts, whole) = ([whole], null);
        // «Nombre» without another column of «apellidos» holds whole names if people have more than one word there.
        if (whole is null && SurnameParts.Count == 0 && GivenParts is [var only] && HoldsWholeNames(table, only))
            whole = only;
        Whole = HasParts ? null : whole;
        if (Whole is not null)
            WholeParts = [Whole, .. TailOf(table, Whole)];
        Others = [.. table.Columns.Where(c => !Read.Contains(c))];
    }

    public TableColumn? Code => Find(HeadingKind.Code);

    public TableColumn? Document => Find(HeadingKind.Document);

    /// <summary>Our own sheet has only the last digits of the document; a whole one may be written under them by hand.</summary>
    public TableColumn? LastFour => Find(HeadingKind.LastFour);

    public TableColumn? Type => Find(HeadingKind.Type);

    public TableColumn? GivenNames => HasParts ? GivenParts[0] : null;

    public TableColumn? Surnames => HasParts ? SurnameParts[0] : null;

    /// <summary>Given names and surnames in one column, which staff see parted before anybody is registered.</summary>
    public TableColumn? Whole { get; }

    /// <summary>That column, and those to its right under the same merged heading.</summary>
    public IReadOnlyList<TableColumn> WholeParts { get; } = [];

    public IReadOnlyList<TableColumn> GivenParts { get; }

    public IReadOnlyList<TableColumn> SurnameParts { get; }

    public TableColumn? Phone => Find(HeadingKind.Phone);

    public TableColumn? Email => Find(HeadingKind.Email);

    public TableColumn? Place => Find(HeadingKind.Place);

    public TableColumn? BirthYear => Find(HeadingKind.Birth);

    public TableColumn? Guardian => Find(HeadingKind.Guardian);

    /// <summary>Whether given names and surnames have columns of their own.</summary>
    public bool HasParts => GivenParts.Count > 0 && SurnameParts.Count > 0;

    /// <summary>Columns with an unknown heading or without one.</summary>
    public IReadOnlyList<TableColumn> Others { get; }

    private IEnumerable<TableColumn> Read =>
        new[] { Code, Document, LastFour, Type, Phone, Email, Place, BirthYear, Guardian }
            .OfType<TableColumn>()
            .Concat(
                HasParts ? [.. GivenParts, .. SurnameParts]
                : WholeParts.Count > 0 ? WholeParts
                : [.. GivenParts, .. SurnameParts]
            );

    public static bool TryFind(TableFile table, [NotNullWhen(true)] out PeopleColumns? columns, [NotNullWhen(false)] out string? problem)
    {
        var found = new PeopleColumns(table);
        problem =
            found.FindTwins(table) is var (one, other) ? DescribeTwins(one, other)
            : found.Code is not null && found.GivenParts.Count + found.SurnameParts.Count == 0 ? null
            : found.Document is not null && found.Type is null && found.Others.FirstOrDefault(c => HoldsTypes(table, c)) is { } type
                ? $"La {type} parece decir el tipo de documento. Póngale el título «tipo» y suba la lista otra vez."
            : found.HasParts || found.Whole is not null ? null
            : found.GivenParts.Count == 0
                ? "Falta la columna «nombres». Ponga los títulos en una de las primeras 30 filas, y debajo una persona en cada fila."
            : "Falta la columna «apellidos». Si nadie tiene apellidos, escriba «-» en cada fila.";
        columns = problem is null ? found : null;
        return columns is not null;
    }

    private TableColumn? Find(HeadingKind kind) => _byKind[kind].FirstOrDefault();

    private List<TableColumn> PartsOf(HeadingKind kind) => [.. _byKind[kind].OrderBy(c => HeadingWords.OrderOf(c.Name)).ThenBy(c => c.At)];

    // Two phones are a list's own business: the first is kept. Two documents or two names are not.
    private (TableColumn One, TableColumn Other)? FindTwins(TableFile table)
    {
        foreach (var kind in Enum.GetValues<HeadingKind>().Except([HeadingKind.Phone, HeadingKind.Place]))
        {
            var isName = kind is HeadingKind.Given or HeadingKind.Surnames;
            var same = _byKind[kind]
                .GroupBy(c => isName && HeadingWords.IsPart(c.Name) ? TableFile.NormaliseName(c.Name) : "")
                .Select(g => g.ToList())
                .FirstOrDefault(g => g.Count > 1 && !(kind is HeadingKind.Birth or HeadingKind.Email && AreEqual(table, g)));
            if (same is not null)
                return (same[0], same[1]);
        }
        return null;
    }

    private static bool AreEqual(TableFile table, List<TableColumn> columns) =>
        table.Rows.All(r => columns.TrueForAll(c => r.Values[c.At] == r.Values[columns[0].At]));

    private static string DescribeTwins(TableColumn one, TableColumn other) =>
        TableFile.NormaliseName(one.Name) == TableFile.NormaliseName(other.Name)
            ? $"Dos columnas se llaman «{one.Name}»: la {one.Letter} y la {other.Letter}. Deje una."
            : $"Dos columnas dicen lo mismo: la {one} y la {other}. Deje una.";

    // A heading over several columns: the values to its right, under no heading of their own, go on with the name.
    private static IEnumerable<TableColumn> TailOf(TableFile table, TableColumn whole) =>
        table
            .Columns.Skip(whole.At + 1)
            .TakeWhile(c => c.Name.Length == 0)
            .Where(c =>
                table.Rows.Any(r => IsName(r.Values[c.At])) && table.Rows.All(r => r.Values[c.At].Length == 0 || IsName(r.Values[c.At]))
            );

    private static bool IsName(string value) =>
        PersonName.TryParse(value, out var name, out _) && name.Value.Length > 2 && PresenceWords.Read(value) is null;

    private static bool HoldsWholeNames(TableFile table, TableColumn column) =>
        table.Rows.Count(r => TypedText.CleanValue(r.Values[column.At]).Contains(' ', StringComparison.Ordinal)) * 2 > table.Rows.Count;

    // An unknown heading must not turn a minor's TI into a CC (R37).
    private static bool HoldsTypes(TableFile table, TableColumn column)
    {
        var filled = table.Rows.Select(r => r.Values[column.At]).Where(value => !NoValue.Is(value)).ToList();
        return filled.Count > 0 && filled.TrueForAll(value => DocumentTypeWords.Find(value) is not null);
    }
}
