using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A list before it is done: what every line will do; and after it: what became of it.</summary>
/// <param name="Faults">Lines that do nothing until something is mended, or could not be done.</param>
/// <param name="Others">The first of the other lines.</param>
/// <param name="Doubtful">Those who may be somebody known.</param>
/// <param name="Progress">Of a long one.</param>
public sealed record ImportedListPage(
    ImportedList List,
    Gathering? Gathering,
    ListFigures Figures,
    IReadOnlyList<ImportedListLine> Faults,
    IReadOnlyList<ImportedListLine> Others,
    IReadOnlyList<ImportedListLine> Doubtful,
    BatchProgress? Progress,
    ListConsent Form
)
{
    public bool IsApplied => List.AppliedAt is not null;

    public bool AsksReason => Gathering?.ClosedAt is not null;

    public string BackPath => Gathering is null ? PeopleImportController.Path : $"{AttendancePage.PathOf(Gathering.Id)}/papel";

    public string Path => PathOf(List);

    public int FaultsInAll => Figures[LineDeed.Fault] + Figures[LineState.Failed];

    public static string PathOf(ImportedList list) =>
        list.GatheringId is { } gathering
            ? $"{AttendancePage.PathOf(gathering)}/papel/{list.Id}"
            : $"{PeopleImportController.Path}/{list.Id}";
}
