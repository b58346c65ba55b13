using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Gatherings.Paper;

/// <summary>The page of an imported list: the preview of every line, and later the results.</summary>
/// <param name="Faults">Lines with faults, or that could not be done.</param>
/// <param name="Others">The first of the other lines.</param>
/// <param name="Doubtful">Lines of people who may be known.</param>
/// <param name="Progress">The progress of a long list.</param>
public sealed record ImportedListPage(
    ImportedList List,
    Gathering? Gathering,
    ListImportCounts Figures,
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

    public int FaultsInAll => Figures[LineAction.Fault] + Figures[LineState.Failed];

    public static string PathOf(ImportedList list) =>
        list.GatheringId is { } gathering
            ? $"{AttendancePage.PathOf(gathering)}/papel/{list.Id}"
            : $"{PeopleImportController.Path}/{list.Id}";
}

/// <summary>One line of the page.</summary>
/// <param name="Name">The person's name, if staff may see it: they uploaded the list, or the person is on the gathering's list.</param>
/// <param name="Document">The last digits of its document, to compare with the paper.</param>
/// <param name="Candidate">A known person who may be the same.</param>
public sealed record ImportedListLine(
    int Line,
    LineAction Deed,
    LineState State,
    string? Name,
    string? Document,
    IReadOnlyList<string> Problems,
    PersonSummary? Candidate
)
{
    public string Words =>
        (Deed, State) switch
        {
            (_, LineState.Failed) => "No se pudo",
            (LineAction.Mark, LineState.Done) => "Marcada",
            (LineAction.Register or LineAction.RegisterDoubtful, LineState.Done) => "Registrada",
            (LineAction.Mark, _) => "Se marca: ya la conocemos",
            (LineAction.Register, _) => "Persona nueva",
            (LineAction.RegisterDoubtful, _) => "Persona nueva, posible duplicado",
            (LineAction.Repeated, _) => "Repetida",
            (LineAction.AlreadyThere, _) => "Ya estaba",
            (LineAction.Absent, _) => "No vino: no se marca",
            _ => "Con errores",
        };
}

/// <summary>The form that confirms a list.</summary>
public sealed class ListConsent
{
    /// <summary>Lines whose person is the known one.</summary>
    public List<int> Same { get; set; } = [];

    public bool HaveConsent { get; set; }

    public string? Reason { get; set; }

    /// <returns>The result of the import.</returns>
    public bool AddErrors(ListImportResult outcome, Gathering? gathering, ModelStateDictionary errors)
    {
        if (outcome is ListImportResult.ConsentMissing)
            errors.AddModelError(
                nameof(HaveConsent),
                "Sin la autorización firmada no podemos guardar los datos de las personas nuevas. Márquela si la tiene."
            );
        if (outcome is ListImportResult.NotHeld)
            errors.AddModelError("", AttendanceWords.NotHeld(gathering!));
        if (outcome is ListImportResult.ReasonNeeded)
            errors.AddModelError(nameof(Reason), AttendanceWords.DescribeFailure(AttendanceResultKind.ReasonNeeded, gathering!));
        return outcome is ListImportResult.Done or ListImportResult.Begun or ListImportResult.AlreadyApplied;
    }
}

/// <summary>Reads the lines to show. For a long list, lines with faults come first.</summary>
public sealed class ImportedListPageReader(UsmeDb db, AttendanceListReader reader, PersonSearch people, BatchJobQueue batches)
{
    private const int MostFaults = 1_000;
    private const int MostOthers = 100;
    private const int MostDoubtful = 200;

    public async Task<ImportedListPage> ReadAsync(ImportedList list, Gathering? gathering, ListConsent form, CancellationToken cancel)
    {
        var lines = db.ImportedLines.AsNoTracking().Where(l => l.ListId == list.Id).OrderBy(l => l.Line);
        var names = gathering is null ? [] : (await reader.ListAsync(gathering, cancel)).ToDictionary(a => a.Person, AttendanceWords.Name);
        var faults = await lines.Where(l => l.Deed == LineAction.Fault || l.State == LineState.Failed).Take(MostFaults).ToListAsync(cancel);
        var doubtful = list.AppliedAt is null
            ? await lines.Where(l => l.Deed == LineAction.RegisterDoubtful).Take(MostDoubtful).ToListAsync(cancel)
            : [];
        var others = await lines
            .Where(l =>
                l.Deed != LineAction.Fault
                && l.State != LineState.Failed
                && (list.AppliedAt != null || l.Deed != LineAction.RegisterDoubtful)
            )
            .Take(MostOthers)
            .ToListAsync(cancel);
        var glimpses = new Dictionary<PersonId, PersonSummary?>();
        foreach (var candidate in doubtful.Select(l => l.CandidateId).OfType<PersonId>().Distinct())
            glimpses[candidate] = await people.FindAsync(candidate, cancel);

        var batch = list.BatchId is { } id ? await batches.FindAsync(id, cancel) : null;
        return new ImportedListPage(
            list,
            gathering,
            await ListImportCounts.CountAsync(db, list.Id, cancel),
            faults.ConvertAll(l => CreateLine(l, names, glimpses)),
            others.ConvertAll(l => CreateLine(l, names, glimpses)),
            doubtful.ConvertAll(l => CreateLine(l, names, glimpses)),
            batch is null ? null : BatchProgress.Of(batch, batches.TitleOf(batch.Kind), ImportedListPage.PathOf(list)),
            form
        );
    }

    private static ImportedListLine CreateLine(
        ImportedLine line,
        Dictionary<PersonId, string> names,
        Dictionary<PersonId, PersonSummary?> glimpses
    )
    {
        var values = line.Values is null ? null : LineValues.Deserialize(line.Values);
        return new ImportedListLine(
            line.Line,
            line.Deed,
            line.State,
            values is not null ? PersonName.JoinFullName(values.GivenNames, values.Surnames)
                : line.PersonId is { } person ? names.GetValueOrDefault(person)
                : null,
            values?.Document is { } document ? document[^Math.Min(4, document.Length)..] : null,
            line.Problems?.Split('\n') ?? [],
            line.CandidateId is { } candidate ? glimpses.GetValueOrDefault(candidate) : null
        );
    }
}
