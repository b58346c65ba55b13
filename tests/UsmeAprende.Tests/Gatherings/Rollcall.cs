using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>
/// What two facilitators and a coordinator say of a few people at two gatherings, in the order and batches in which it arrives.
/// </summary>
/// <param name="Batches">Who sends which mark of which gathering: places in lists of the test's own.</param>
internal sealed record Rollcall(IReadOnlyList<IReadOnlyList<Tap>> Batches)
{
    public const int People = 3;
    public const int Gatherings = 2;

    /// <summary>Two facilitators, then a coordinator.</summary>
    public const int Staff = 3;

    public IEnumerable<Tap> All => Batches.SelectMany(b => b);

    public static Arbitrary<Rollcall> Arbitrary() =>
        Gen.Sized(size =>
                from marks in Mark().ListOf(Math.Max(2, size / 2))
                from voids in Void(marks).ListOf(size / 4)
                from repeated in Gen.SubListOf(marks.Concat(voids))
                from arrived in Gen.Shuffle(marks.Concat(voids).Concat(repeated))
                from cuts in Gen.Choose(1, 7).ListOf(arrived.Length)
                select new Rollcall(Split(arrived, cuts))
            )
            .ToArbitrary();

    private static Gen<Tap> Mark() =>
        from staff in Gen.Choose(0, Staff - 1)
        from gathering in Gen.Choose(0, Gatherings - 1)
        from person in Gen.Choose(0, People - 1)
        from kind in Gen.Elements(MarkKind.Came, MarkKind.Came, MarkKind.Late, MarkKind.Early, MarkKind.Thanked)
        from minutes in Gen.Choose(0, 150)
        select new Tap(staff, gathering, person, Guid.CreateVersion7(), kind, minutes, null);

    private static Gen<Tap> Void(List<Tap> marks) =>
        from staff in Gen.Choose(0, Staff - 1)
        from target in Gen.Elements<Tap>(marks)
        from isOther in Gen.Choose(0, 9)
        select new Tap(
            staff,
            target.Gathering,
            isOther == 0 ? (target.Person + 1) % People : target.Person,
            Guid.CreateVersion7(),
            MarkKind.Undone,
            0,
            target.Id
        );

    private static List<IReadOnlyList<Tap>> Split(Tap[] arrived, List<int> cuts)
    {
        var batches = new List<IReadOnlyList<Tap>>();
        for (int at = 0, n = 0; at < arrived.Length; at += cuts[n++])
            batches.Add([.. arrived.Skip(at).Take(cuts[n])]);
        return batches;
    }
}

/// <summary>One of them.</summary>
internal sealed record Tap(int Staff, int Gathering, int Person, Guid Id, MarkKind Kind, int Minutes, Guid? Target)
{
    public AttendanceMark For(Guid person) =>
        new()
        {
            Id = Id,
            Person = person,
            Kind = Kind,
            Time = Kind is MarkKind.Late or MarkKind.Early ? new TimeOnly(9, 0).AddMinutes(Minutes) : null,
            Target = Target,
            OccurredAt = Meeting.Start.AddMinutes(Minutes / 3),
        };
}
