using UsmeAprende.Data;
using UsmeAprende.Gatherings.Sheets;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>
/// Decides what each line of a list will do. Nobody is matched by a phone or by what is only claimed (R10): such a one is registered and
/// shown as somebody's possible duplicate (R14).
/// </summary>
public sealed class ListPlanning(UsmeDb db, DuplicateFinder resemblances, AttendanceReader reader, SheetRows rows)
{
    private const int AtOnce = 500;

    internal async Task<IReadOnlyList<ImportedLine>> PlanAsync(
        ImportedList list,
        Gathering? gathering,
        IReadOnlyList<PaperLine> lines,
        Func<PaperLine, LineProblem?> guardianFault,
        CancellationToken cancel
    )
    {
        // Who did not come is not marked, whatever else is wrong with the line.
        var planned = lines.Where(l => l.IsAbsent).Select(l => Of(list, l, LineDeed.Absent)).ToList();
        planned.AddRange(lines.Where(l => l is { IsAbsent: false, IsFaulty: true }).Select(l => Of(list, l, LineDeed.Fault)));
        var repeated = new List<(PaperLine Line, LineProblem Told)>();
        var counted = Repetitions.Take(lines.Where(l => l is { IsAbsent: false, IsFaulty: false }), guardianFault, repeated);
        planned.AddRange(repeated.Select(r => Of(list, r.Line, r.Told.IsFault ? LineDeed.Fault : LineDeed.Repeated, r.Told)));

        var attendees = gathering is null ? [] : await reader.ListAsync(gathering, cancel);
        var there = new Setting(
            list,
            gathering?.Id,
            attendees.Where(a => a.Presence is not null).Select(a => a.Person).ToHashSet(),
            attendees.Select(a => a.Person).ToHashSet()
        );
        planned.AddRange(await CodedAsync(there, [.. counted.Where(l => l.Code is not null)], cancel));
        foreach (var part in counted.Where(l => l.Code is null).Chunk(AtOnce))
            planned.AddRange(await NamedAsync(there, part, guardianFault, cancel));
        return [.. OncePerPerson(planned.OrderBy(l => l.Line))];
    }

    private sealed record Setting(ImportedList List, Guid? Gathering, IReadOnlySet<Guid> Present, IReadOnlySet<Guid> OnList);

    private async Task<IEnumerable<ImportedLine>> CodedAsync(Setting there, IReadOnlyList<PaperLine> lines, CancellationToken cancel)
    {
        if (lines.Count == 0)
            return [];
        var people = there.Gathering is { } gathering ? await rows.PeopleAsync(gathering, cancel) : new Dictionary<int, Guid>();
        return lines.Select(line =>
            people.TryGetValue(line.Code!.Value, out var person)
                ? Known(there, line, person, LineIdentity.Mark(there.Gathering!.Value, LineIdentity.OfCode(line.Code.Value)))
                : Of(
                    there.List,
                    line,
                    LineDeed.Fault,
                    new LineProblem("", $"La fila {line.Code} no está en la planilla de este encuentro. Revise el número.", IsFault: true)
                )
        );
    }

    private async Task<IReadOnlyList<ImportedLine>> NamedAsync(
        Setting there,
        PaperLine[] lines,
        Func<PaperLine, LineProblem?> guardianFault,
        CancellationToken cancel
    )
    {
        var people = lines.Select(l => LineIdentity.Person(there.List.StaffId, there.Gathering, l.Profile!)).ToList();
        var marks = lines
            .Select(l => there.Gathering is { } gathering ? LineIdentity.Mark(gathering, LineIdentity.Of(l.Profile!)) : Guid.Empty)
            .ToList();
        var known = await KnownPeople.OfAsync(db, resemblances, [.. lines.Select(l => l.Profile!)], people, marks, cancel);
        return [.. lines.Select((line, at) => Decide(there, line, people[at], marks[at], known, known.Alike[at], guardianFault(line)))];
    }

    private static ImportedLine Decide(
        Setting there,
        PaperLine line,
        Guid person,
        Guid mark,
        KnownPeople known,
        IReadOnlyList<DuplicateCandidate> alike,
        LineProblem? guardianFault
    )
    {
        var list = there.List;
        if ((known.Marked.GetValueOrDefault(mark) ?? known.Registered.GetValueOrDefault(person)) is { } earlier)
        {
            return earlier.IsErased
                    ? Of(
                        list,
                        line,
                        LineDeed.Fault,
                        new LineProblem("", "Esa persona pidió borrar sus datos: no se importa otra vez.", IsFault: true)
                    )
                : !NameLikeness.MayBeOne(earlier.Name, line.FullName)
                    ? Of(
                        list,
                        line,
                        LineDeed.Fault,
                        new LineProblem(
                            line.DocumentColumn,
                            "Ese número ya vino en otra lista, con otro nombre. Revise cuál está bien.",
                            IsFault: true
                        )
                    )
                // Taken back by hand after it was imported, a mark stays taken back.
                : known.Marked.ContainsKey(mark) ? There(list, line, earlier.Survivor)
                : Known(there, line, earlier.Survivor, mark);
        }

        var claims = new[] { line.Profile!.Document?.MatchKey, line.Profile.Email?.MatchKey }
            .OfType<string>()
            .SelectMany(key => known.Claims[key])
            .ToList();
        if (claims.Find(c => c.IsProven && NameLikeness.MayBeOne(c.Name, line.FullName)) is { } proven)
            return Known(there, line, proven.Survivor, mark);
        if (guardianFault is not null)
            return Of(list, line, LineDeed.Fault, guardianFault);

        var documents = claims.Where(c => c.Kind is IdentifierKind.Document).ToList();
        var candidate =
            documents.Find(c => there.OnList.Contains(c.Survivor))?.Survivor
            ?? (
                alike.Count > 0 ? alike[0].Person.Id
                : documents.Count > 0 ? documents[0].Survivor
                : null
            );
        var planned = Of(list, line, candidate is null ? LineDeed.Register : LineDeed.RegisterDoubtful);
        (planned.PersonId, planned.CandidateId) = (person, candidate);
        planned.MarkId = there.Gathering is null ? null : mark;
        planned.Values = LineValues.Write(line.Profile);
        return planned;
    }

    private static ImportedLine Known(Setting there, PaperLine line, Guid person, Guid mark)
    {
        // A mark of one's own attendance is a colleague's to make (R2).
        if (there.Gathering is not null && person == there.List.StaffId)
            return Of(
                there.List,
                line,
                LineDeed.Fault,
                new LineProblem("", "Es usted. Su asistencia la marca otra persona del equipo.", IsFault: true)
            );
        if (there.Gathering is null || there.Present.Contains(person))
            return There(there.List, line, person);
        var planned = Of(there.List, line, LineDeed.Mark);
        (planned.PersonId, planned.MarkId) = (person, mark);
        planned.Values = line.Profile is { } profile ? LineValues.Write(profile) : null;
        return planned;
    }

    private static ImportedLine There(ImportedList list, PaperLine line, Guid person)
    {
        var planned = Of(list, line, LineDeed.AlreadyThere);
        planned.PersonId = person;
        return planned;
    }

    // A code and a document, or a document and an e-mail, may name one person on two lines.
    private static IEnumerable<ImportedLine> OncePerPerson(IEnumerable<ImportedLine> lines)
    {
        var marked = new Dictionary<Guid, int>();
        foreach (var line in lines)
        {
            if (line is { Deed: LineDeed.Mark, PersonId: { } person } && !marked.TryAdd(person, line.Line))
            {
                line.Deed = LineDeed.Repeated;
                line.Finish(
                    LineState.Left,
                    new LineProblem("", $"Es la misma persona que la línea {marked[person]}: cuenta una vez.", IsFault: false).ToString()
                );
            }
            yield return line;
        }
    }

    private static ImportedLine Of(ImportedList list, PaperLine line, LineDeed deed, LineProblem? told = null)
    {
        var problems = string.Join('\n', (told is null ? line.Problems : [told, .. line.Problems]).Select(p => p.ToString()));
        var planned = new ImportedLine
        {
            ListId = list.Id,
            Line = line.Line,
            Deed = deed,
            State = LineState.Left,
        };
        planned.Problems =
            problems.Length == 0 ? null
            : problems.Length > ImportedLine.ProblemsLength ? problems[..ImportedLine.ProblemsLength]
            : problems;
        planned.State = planned.IsDue ? LineState.Waiting : LineState.Left;
        return planned;
    }
}
