using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Jobs;
using UsmeAprende.Web.People.Identity;

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
    /// <summary>Lines whose names came together, with how they were parted.</summary>
    public IReadOnlyList<PartedName> Parted { get; init; } = [];

    /// <summary>What the lines will do, in one sentence, without what there is none of.</summary>
    public string Summary
    {
        get
        {
            (int Count, string Words)[] parts =
            [
                (Gathering is null ? 0 : Figures[LineAction.Mark], "se marcan"),
                (Figures[LineAction.Register], Figures[LineAction.Register] == 1 ? "persona nueva" : "personas nuevas"),
                (Figures[LineAction.RegisterDoubtful], "por decidir"),
                (Figures[LineAction.Absent], "no vinieron"),
                (Figures[LineAction.Repeated], "repetidas"),
                (Figures[LineAction.AlreadyThere], "ya estaban"),
                (FaultsInAll, "con errores"),
            ];
            return $"Líneas leídas: {Figures.All}. "
                + string.Join(" · ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Words}"));
        }
    }

    public bool IsApplied => List.AppliedAt is not null;

    public bool AsksReason => Gathering?.ClosedAt is not null;

    public string BackPath => Gathering is null ? PeopleImportController.Path : $"{AttendancePage.PathOf(Gathering.Id)}/papel";

    public string Path => PathOf(List);

    /// <summary>Where it is noted whose documents were seen: all of the gathering's people, or those of this list.</summary>
    public string SeenDocumentsPath => (Gathering is null ? Path : AttendancePage.PathOf(Gathering.Id)) + SeenDocumentsPage.Name;

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
/// <param name="Known">The same, if the member of staff may see them already, by name (R38).</param>
public sealed record ImportedListLine(
    int Line,
    LineAction Deed,
    LineState State,
    string? Name,
    string? Document,
    IReadOnlyList<string> Problems,
    PersonSummary? Candidate,
    StaffAcquaintance? Known
)
{
    public string Label => $"Línea {Line}: {Name}{(Document is null ? "" : $", documento terminado en {Document}")}";

    public string Question =>
        Known is not null
            ? AcquaintanceWords.Question(Known) + (AcquaintanceWords.About(Known) is { Length: > 0 } about ? $" ({about})" : "")
            : $"¿Es {Candidate?.Initials}{(Candidate?.Place is null ? "" : $", {Candidate.Place}")}"
                + $"{(Candidate is { LastFour.Length: > 0 } ? $", termina en {Candidate.LastFour}" : "")}?";

    public string Words =>
        (Deed, State) switch
        {
            (_, LineState.Failed) => "No se pudo",
            (LineAction.Mark, LineState.Done) => "Marcada",
            (LineAction.Register or LineAction.RegisterDoubtful, LineState.Done) => "Registrada",
            (LineAction.Mark, _) => "Se marca: ya la conocemos",
            (LineAction.Register, _) => "Persona nueva",
            (LineAction.RegisterDoubtful, _) => "Posible duplicado: diga si es la misma",
            (LineAction.Repeated, _) => "Repetida",
            (LineAction.AlreadyThere, _) => "Ya estaba",
            (LineAction.Absent, _) => "No vino: no se marca",
            _ => "Con errores",
        };
}

/// <summary>A name that came in one column, as it was parted: <c>Ana María / Ruiz</c>.</summary>
public sealed record PartedName(int Line, string Name);

/// <summary>Reads the lines to show. For a long list, lines with faults come first.</summary>
public sealed class ImportedListPageReader(
    UsmeDb db,
    AttendanceListReader reader,
    PersonSearch people,
    AcquaintanceFinder acquaintances,
    ListNames listNames,
    BatchJobQueue batches
)
{
    private const int MostFaults = 1_000;
    private const int MostOthers = 100;

    public async Task<ImportedListPage> ReadAsync(
        Actor actor,
        ImportedList list,
        Gathering? gathering,
        ListConsent form,
        CancellationToken cancel
    )
    {
        var lines = db.ImportedLines.AsNoTracking().Where(l => l.ListId == list.Id).OrderBy(l => l.Line);
        var names = gathering is null ? [] : (await reader.ListAsync(gathering, cancel)).ToDictionary(a => a.Person, AttendanceWords.Name);
        var faults = await lines.Where(l => l.Deed == LineAction.Fault || l.State == LineState.Failed).Take(MostFaults).ToListAsync(cancel);
        var doubtful = list.AppliedAt is null
            ? await lines.Where(l => l.Deed == LineAction.RegisterDoubtful).Take(ListNames.Most).ToListAsync(cancel)
            : [];
        var others = await lines
            .Where(l =>
                l.Deed != LineAction.Fault
                && l.State != LineState.Failed
                && (list.AppliedAt != null || l.Deed != LineAction.RegisterDoubtful)
            )
            .Take(MostOthers)
            .ToListAsync(cancel);
        var candidates = doubtful.Select(l => l.CandidateId).OfType<PersonId>().Distinct().ToList();
        var known = await acquaintances.DescribeAsync(actor, gathering?.Id, candidates, cancel);
        var glimpses = new Dictionary<PersonId, PersonSummary?>();
        foreach (var candidate in candidates.Where(c => !known.ContainsKey(c)))
            glimpses[candidate] = await people.FindAsync(candidate, cancel);
        var parted = list.AppliedAt is null ? await listNames.ListAsync(list.Id, cancel) : [];

        var batch = list.BatchId is { } id ? await batches.FindAsync(id, cancel) : null;
        return new ImportedListPage(
            list,
            gathering,
            await ListImportCounts.CountAsync(db, list.Id, cancel),
            faults.ConvertAll(l => CreateLine(l, names, glimpses, known)),
            others.ConvertAll(l => CreateLine(l, names, glimpses, known)),
            doubtful.ConvertAll(l => CreateLine(l, names, glimpses, known)),
            batch is null ? null : BatchProgress.Of(batch, batches.TitleOf(batch.Kind), ImportedListPage.PathOf(list)),
            form
        )
        {
            Parted = [.. parted.Select(l => new PartedName(l.Line, LineValues.Deserialize(l.Values!).PartedName))],
        };
    }

    private static ImportedListLine CreateLine(
        ImportedLine line,
        Dictionary<PersonId, string> names,
        Dictionary<PersonId, PersonSummary?> glimpses,
        IReadOnlyDictionary<PersonId, StaffAcquaintance> known
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
            line.CandidateId is { } candidate ? glimpses.GetValueOrDefault(candidate) : null,
            line.CandidateId is { } acquaintance ? known.GetValueOrDefault(acquaintance) : null
        );
    }
}
