namespace UsmeAprende.Gatherings.Imports;

/// <summary>Lines of one list that speak of one person: one of them counts, the others say so.</summary>
internal static class Repetitions
{
    /// <summary>The lines that count, in their order.</summary>
    /// <param name="lines">Without faults.</param>
    /// <param name="guardianFault">Of a minor without an adult.</param>
    /// <param name="repeated">The others, with what staff are told of each.</param>
    public static List<PaperLine> Take(
        IEnumerable<PaperLine> lines,
        Func<PaperLine, LineProblem?> guardianFault,
        List<(PaperLine Line, LineProblem Told)> repeated
    )
    {
        var counted = new List<PaperLine>();
        foreach (var same in lines.GroupBy(IdentityOf).Select(g => g.ToList()))
        {
            // Who has a TI in one line and a CC in another has grown up since (R10, R16).
            var first = same.Find(l => guardianFault(l) is null) ?? same[0];
            counted.Add(first);
            repeated.AddRange(same.Where(l => l != first).Select(l => (l, Tell(l, first))));
        }
        counted.Sort((one, other) => one.Line.CompareTo(other.Line));
        return counted;
    }

    public static string IdentityOf(PaperLine line) => line.Code is { } code ? LineIdentity.OfCode(code) : LineIdentity.Of(line.Profile!);

    private static LineProblem Tell(PaperLine line, PaperLine first) =>
        line.Code is not null ? new LineProblem("", $"Es la misma fila que la de la línea {first.Line}: cuenta una vez.", IsFault: false)
        : line.Profile!.Document is null
            ? new LineProblem(
                "",
                $"Dice lo mismo que la línea {first.Line}: cuenta una vez. Si son dos personas, escriba el "
                    + "documento o el celular de cada una.",
                IsFault: false
            )
        : NameLikeness.MayBeOne(line.FullName, first.FullName)
            ? new LineProblem("", $"Es la misma persona que la línea {first.Line}: cuenta una vez.", IsFault: false)
        : new LineProblem(
            line.DocumentColumn,
            $"Es el mismo número de la línea {first.Line}, con otro nombre. Revise cuál está bien.",
            IsFault: true
        );
}
