using System.Security.Cryptography;
using System.Text;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// Makes ids from a line's content, so that the same file twice, or two files that overlap, register and mark nobody twice. They are UUIDs
/// of version 8 (RFC 9562): 122 bits of a SHA-256.
/// </summary>
internal static class LineIdentity
{
    /// <summary>
    /// A key that is equal for lines about the same person: by document, where a TI and a CC with the same number are equal (R10); without
    /// a document by all values of the line.
    /// </summary>
    public static string ComputeKey(PersonProfile profile) =>
        profile.Document is { } document
            ? document.MatchKey
            : string.Join(
                '|',
                "SIN",
                PersonName.SortedWordsKey(PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value)),
                profile.Phone?.MatchKey,
                profile.BirthYear,
                profile.Place?.SearchKey
            );

    /// <summary>
    /// The id of the person whom a line registers. With a document it is the same for all lists of one member of staff, so that next week's
    /// list finds the person from this week's; for another member of staff it differs, since claims prove nothing (R10). Without a document
    /// it is only the same within one gathering, since a name is not enough.
    /// </summary>
    public static PersonId ComputePersonId(PersonId staff, Guid? gathering, PersonProfile profile) =>
        new(ComputeId("persona", staff.Value, profile.Document is null ? gathering : null, ComputeKey(profile)));

    /// <summary>The id of the mark that a line makes, the same for every member of staff.</summary>
    public static Guid ComputeMarkId(Guid gathering, string identity) => ComputeId("marca", gathering, null, identity);

    public static string ComputeCodeKey(int code) => $"FILA:{code}";

    private static Guid ComputeId(string kind, Guid one, Guid? other, string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{one}\n{other}\n{identity}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

/// <summary>Finds lines of one list about the same person: one of them counts, the others are marked as repeated.</summary>
internal static class RepeatedLines
{
    /// <summary>Selects the lines that count, in their order.</summary>
    /// <param name="lines">Lines without faults.</param>
    /// <param name="guardianFault">The fault of a minor without an adult.</param>
    /// <param name="repeated">The other lines, each with a message for staff.</param>
    public static List<ParsedLine> Separate(
        IEnumerable<ParsedLine> lines,
        Func<ParsedLine, LineProblem?> guardianFault,
        List<(ParsedLine Line, LineProblem Told)> repeated
    )
    {
        var counted = new List<ParsedLine>();
        foreach (var same in lines.GroupBy(ComputeKey).Select(g => g.ToList()))
        {
            // A person with a TI in one line and a CC in another is 18 by now (R10, R16).
            var first = same.Find(l => guardianFault(l) is null) ?? same[0];
            counted.Add(first);
            repeated.AddRange(same.Where(l => l != first).Select(l => (l, CreateProblem(l, first))));
        }
        counted.Sort((one, other) => one.Line.CompareTo(other.Line));
        return counted;
    }

    public static string ComputeKey(ParsedLine line) =>
        line.Code is { } code ? LineIdentity.ComputeCodeKey(code) : LineIdentity.ComputeKey(line.Profile!);

    private static LineProblem CreateProblem(ParsedLine line, ParsedLine first) =>
        line.Code is not null ? new LineProblem("", $"Es la misma fila que la de la línea {first.Line}: cuenta una vez.", IsFault: false)
        : line.Profile!.Document is null
            ? new LineProblem(
                "",
                $"Dice lo mismo que la línea {first.Line}: cuenta una vez. Si son dos personas, escriba el "
                    + "documento o el celular de cada una.",
                IsFault: false
            )
        : NameComparison.MayBeSameName(line.FullName, first.FullName)
            ? new LineProblem("", $"Es la misma persona que la línea {first.Line}: cuenta una vez.", IsFault: false)
        : new LineProblem(
            line.DocumentColumn,
            $"Es el mismo número de la línea {first.Line}, con otro nombre. Revise cuál está bien.",
            IsFault: true
        );
}

/// <summary>
/// Whether two spellings may be the same name: "María José de la Concepción Ñáñez Güiza" and "Maria Jose Nañez Guiza" can, "Pedro Pérez"
/// cannot.
/// </summary>
internal static class NameComparison
{
    /// <summary>Short words such as "de" and "la" are ignored.</summary>
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal) { "del", "las", "los", "san", "santa" };

    public static bool MayBeSameName(string one, string other)
    {
        var (few, many) = (Words(one), Words(other));
        if (few.Count > many.Count)
            (few, many) = (many, few);
        var shared = few.Count(many.Contains);
        // All words of the shorter name but one must match: people leave out a name, or marry.
        return shared > 0 && shared >= Math.Min(few.Count, Math.Max(2, few.Count - 1));
    }

    private static HashSet<string> Words(string name)
    {
        var all = PersonName.SearchKey(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = all.Where(w => w.Length >= ShortestWord && !Idle.Contains(w)).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 ? telling : [.. all];
    }
}
