using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Jobs;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Reads what is shown of a list. Of a long one the faults come first: what is right needs no reading.</summary>
public sealed class ImportedListPages(UsmeDb db, AttendanceReader reader, PersonSearch people, BatchJobQueue batches)
{
    private const int MostFaults = 1_000;
    private const int MostOthers = 100;
    private const int MostDoubtful = 200;

    public async Task<ImportedListPage> OfAsync(ImportedList list, Gathering? gathering, ListConsent form, CancellationToken cancel)
    {
        var lines = db.ImportedLines.AsNoTracking().Where(l => l.ListId == list.Id).OrderBy(l => l.Line);
        var names = gathering is null ? [] : (await reader.ListAsync(gathering, cancel)).ToDictionary(a => a.Person, AttendanceWords.Name);
        var faults = await lines.Where(l => l.Deed == LineDeed.Fault || l.State == LineState.Failed).Take(MostFaults).ToListAsync(cancel);
        var doubtful = list.AppliedAt is null
            ? await lines.Where(l => l.Deed == LineDeed.RegisterDoubtful).Take(MostDoubtful).ToListAsync(cancel)
            : [];
        var others = await lines
            .Where(l =>
                l.Deed != LineDeed.Fault && l.State != LineState.Failed && (list.AppliedAt != null || l.Deed != LineDeed.RegisterDoubtful)
            )
            .Take(MostOthers)
            .ToListAsync(cancel);
        var glimpses = new Dictionary<Guid, PersonSummary?>();
        foreach (var candidate in doubtful.Select(l => l.CandidateId).OfType<Guid>().Distinct())
            glimpses[candidate] = await people.FindAsync(candidate, cancel);

        var batch = list.BatchId is { } id ? await batches.FindAsync(id, cancel) : null;
        return new ImportedListPage(
            list,
            gathering,
            await ListFigures.OfAsync(db, list.Id, cancel),
            faults.ConvertAll(l => Of(l, names, glimpses)),
            others.ConvertAll(l => Of(l, names, glimpses)),
            doubtful.ConvertAll(l => Of(l, names, glimpses)),
            batch is null ? null : BatchProgress.Of(batch, batches.TitleOf(batch.Kind), ImportedListPage.PathOf(list)),
            form
        );
    }

    private static ImportedListLine Of(ImportedLine line, Dictionary<Guid, string> names, Dictionary<Guid, PersonSummary?> glimpses)
    {
        var values = line.Values is null ? null : LineValues.Read(line.Values);
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
