using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// Decides what each line of a list will do. Nobody is matched by a phone or by claimed data (R10): such a person is registered and shown
/// as a possible duplicate (R14, R38).
/// </summary>
public sealed class ListImportPlanning(
    UsmeDb db,
    DuplicateFinder resemblances,
    AcquaintanceFinder acquaintances,
    AttendanceListReader reader,
    SheetNumbering rows
)
{
    private const int AtOnce = 500;

    internal async Task<IReadOnlyList<ImportedLine>> PlanAsync(
        Actor actor,
        ImportedList list,
        Gathering? gathering,
        IReadOnlyList<ParsedLine> lines,
        Func<ParsedLine, LineProblem?> guardianFault,
        CancellationToken cancel
    )
    {
        // A person who did not come is not marked, whatever else is wrong with the line.
        var planned = lines.Where(l => l.IsAbsent).Select(l => CreateLine(list, l, LineAction.Absent)).ToList();
        planned.AddRange(lines.Where(l => l is { IsAbsent: false, IsFaulty: true }).Select(l => CreateLine(list, l, LineAction.Fault)));
        var repeated = new List<(ParsedLine Line, LineProblem Told)>();
        var counted = RepeatedLines.Separate(lines.Where(l => l is { IsAbsent: false, IsFaulty: false }), guardianFault, repeated);
        planned.AddRange(repeated.Select(r => CreateLine(list, r.Line, r.Told.IsFault ? LineAction.Fault : LineAction.Repeated, r.Told)));

        var attendees = gathering is null ? [] : await reader.ListAsync(gathering, cancel);
        var there = new ImportSetting(
            list,
            gathering?.Id,
            attendees.Where(a => a.Presence is not null).Select(a => a.Person).ToHashSet(),
            attendees
        );
        planned.AddRange(await PlanCodedAsync(there, [.. counted.Where(l => l.Code is not null)], cancel));
        var named = counted.Where(l => l.Code is null).ToList();
        var circle = await acquaintances.ReadAsync(actor, gathering?.Id, named.ConvertAll(l => l.Profile!), cancel);
        foreach (var part in named.Chunk(AtOnce))
            planned.AddRange(await PlanNamedAsync(there, circle, part, guardianFault, cancel));
        return [.. OncePerPerson(planned.OrderBy(l => l.Line))];
    }

    private async Task<IEnumerable<ImportedLine>> PlanCodedAsync(
        ImportSetting there,
        IReadOnlyList<ParsedLine> lines,
        CancellationToken cancel
    )
    {
        if (lines.Count == 0)
            return [];
        var people = there.Gathering is { } gathering
            ? await rows.ListPeopleByCodeAsync(gathering, cancel)
            : new Dictionary<int, HumanId>();
        var coded = people.Values.Select(p => (PersonId)p).ToList();
        var names = await db
            .People.Where(p => coded.Contains(p.Id))
            .Select(p => new { p.Id, Name = (p.GivenNames + " " + p.Surnames).Trim() })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return lines.Select(line =>
            !people.TryGetValue(line.Code!.Value, out var person)
                ? Refuse(there.List, line, $"La fila {line.Code} no está en la planilla de este encuentro. Revise el número.")
            // The sheet of another gathering has other people in the same rows.
            : line.TypedName.Length > 0 && names.GetValueOrDefault((PersonId)person) is { Length: > 0 } name && !IsThe(name, line.TypedName)
                ? Refuse(
                    there.List,
                    line,
                    $"En este encuentro la fila {line.Code} es de otra persona. Revise que la planilla sea de este encuentro."
                )
            : PlanKnown(
                there,
                line,
                (PersonId)person,
                LineIdentity.ComputeMarkId(there.Gathering!.Value, LineIdentity.ComputeCodeKey(line.Code.Value))
            )
        );
    }

    private static bool IsThe(string name, string typed) =>
        NameLikeness.IsLike(PersonName.SearchKey(name, ""), PersonName.SearchKey(typed, "")) || NameComparison.MayBeSameName(name, typed);

    private static ImportedLine Refuse(ImportedList list, ParsedLine line, string message) =>
        CreateLine(list, line, LineAction.Fault, new LineProblem("", message, IsFault: true));

    private async Task<IReadOnlyList<ImportedLine>> PlanNamedAsync(
        ImportSetting there,
        AcquaintanceCircle circle,
        ParsedLine[] lines,
        Func<ParsedLine, LineProblem?> guardianFault,
        CancellationToken cancel
    )
    {
        var people = lines.Select(l => LineIdentity.ComputePersonId(there.List.StaffId, there.Gathering, l.Profile!)).ToList();
        var marks = lines
            .Select(l =>
                there.Gathering is { } gathering ? LineIdentity.ComputeMarkId(gathering, LineIdentity.ComputeKey(l.Profile!)) : Guid.Empty
            )
            .ToList();
        var known = await KnownPeople.ReadAsync(db, resemblances, [.. lines.Select(l => l.Profile!)], people, marks, cancel);
        return
        [
            .. lines.Select(
                (line, at) =>
                    line.IsOwnSheet && there.FindOwn(line) is { } own
                        ? PlanKnown(there, line, own, marks[at])
                        : Decide(there, circle, line, people[at], marks[at], known, known.Alike[at], guardianFault(line))
            ),
        ];
    }

    private static ImportedLine Decide(
        ImportSetting there,
        AcquaintanceCircle circle,
        ParsedLine line,
        PersonId person,
        Guid mark,
        KnownPeople known,
        IReadOnlyList<DuplicateCandidate> alike,
        LineProblem? guardianFault
    )
    {
        var list = there.List;
        if ((known.Marked.GetValueOrDefault(mark) ?? known.Registered.GetValueOrDefault(person)) is { } earlier)
        {
            return earlier.IsErased ? Refuse(list, line, "Esa persona pidió borrar sus datos: no se importa otra vez.")
                : !NameComparison.MayBeSameName(earlier.Name, line.FullName)
                    ? CreateLine(
                        list,
                        line,
                        LineAction.Fault,
                        new LineProblem(
                            line.DocumentColumn,
                            "Ese número ya vino en otra lista, con otro nombre. Revise cuál está bien.",
                            IsFault: true
                        )
                    )
                // A mark that was taken back by hand after an import stays taken back.
                : known.Marked.ContainsKey(mark) ? PlanAlreadyThere(list, line, (PersonId)earlier.Survivor)
                : PlanKnown(there, line, (PersonId)earlier.Survivor, mark);
        }

        var claims = new[] { line.Profile!.Document?.MatchKey, line.Profile.Email?.MatchKey }
            .OfType<string>()
            .SelectMany(key => known.Claims[key])
            .ToList();
        if (claims.Find(c => c.IsProven && NameComparison.MayBeSameName(c.Name, line.FullName)) is { } proven)
            return PlanKnown(there, line, (PersonId)proven.Survivor, mark);
        if (guardianFault is not null)
            return CreateLine(list, line, LineAction.Fault, guardianFault);

        var documents = claims.Where(c => c.Kind is IdentifierKind.Document).ToList();
        var candidate =
            (PersonId?)documents.Find(c => there.Expects(c.Survivor))?.Survivor
            ?? (
                alike.Count > 0 ? alike[0].Person.Id
                : documents.Count > 0 ? (PersonId)documents[0].Survivor
                : null
            );
        // Whom staff may see already is compared by name and phone too (R38).
        var byName = candidate is null ? (PersonId?)circle.ListAlike(line.Profile).Select(h => (HumanId?)h).FirstOrDefault() : null;
        candidate ??= byName;
        var planned = CreateLine(list, line, candidate is null ? LineAction.Register : LineAction.RegisterDoubtful);
        (planned.PersonId, planned.CandidateId) = (person, candidate);
        planned.MarkId = there.Gathering is null ? null : mark;
        planned.Values = LineValues.Serialize(line.Profile, line.IsParted, byName is not null);
        return planned;
    }

    private static ImportedLine PlanKnown(ImportSetting there, ParsedLine line, PersonId person, Guid mark)
    {
        // Staff may not mark their own attendance (R2).
        if (there.Gathering is not null && person == there.List.StaffId)
            return Refuse(there.List, line, "Es usted. Su asistencia la marca otra persona del equipo.");
        if (there.Gathering is null || there.Present.Contains(person))
            return PlanAlreadyThere(there.List, line, person);
        var planned = CreateLine(there.List, line, LineAction.Mark);
        (planned.PersonId, planned.MarkId) = (person, mark);
        planned.Values = line.Profile is { } profile ? LineValues.Serialize(profile) : null;
        return planned;
    }

    private static ImportedLine PlanAlreadyThere(ImportedList list, ParsedLine line, PersonId person)
    {
        var planned = CreateLine(list, line, LineAction.AlreadyThere);
        planned.PersonId = person;
        return planned;
    }

    // Two lines may name the same person, one by code and one by document, or by document and e-mail.
    private static IEnumerable<ImportedLine> OncePerPerson(IEnumerable<ImportedLine> lines)
    {
        var marked = new Dictionary<PersonId, int>();
        foreach (var line in lines)
        {
            if (line is { Deed: LineAction.Mark, PersonId: { } person } && !marked.TryAdd(person, line.Line))
            {
                line.Deed = LineAction.Repeated;
                line.Finish(
                    LineState.Left,
                    new LineProblem("", $"Es la misma persona que la línea {marked[person]}: cuenta una vez.", IsFault: false).ToString()
                );
            }
            yield return line;
        }
    }

    private static ImportedLine CreateLine(ImportedList list, ParsedLine line, LineAction deed, LineProblem? told = null)
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
