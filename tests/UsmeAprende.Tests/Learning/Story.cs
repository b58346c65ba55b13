using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>
/// What two people sent, in the order and the batches in which it arrived: repeated, taken back before and after, by the right and the
/// wrong one.
/// </summary>
internal sealed record Story(IReadOnlyList<IReadOnlyList<Sent>> Batches)
{
    private static readonly string[] Answers = ["aaaa0001 aaaa0003", "aaaa0002", "aaaa0001"];
    private static readonly string[] Attempts =
    [
        "{}",
        """{"t-one":"ff000001"}""",
        """{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}""",
    ];

    public IEnumerable<Sent> All => Batches.SelectMany(b => b);

    /// <summary>The records as a server that got them all at once would hold them.</summary>
    public IEnumerable<LearningRecord> Of(Guid person) => All.Where(s => s.Person == person).Select(s => s.AsStored());

    public static Arbitrary<Story> Arbitrary() =>
        Gen.Sized(size =>
                from people in Gen.Constant(0).Select(_ => new[] { Guid.CreateVersion7(), Guid.CreateVersion7() })
                from deeds in Deed(people).ListOf(Math.Max(1, size / 2))
                from voids in Void(people, deeds).ListOf(size / 6)
                from voidsOfVoids in voids.Count == 0 ? Gen.Constant(Array.Empty<Sent>()) : Void(people, voids).ArrayOf(size / 20)
                from repeated in Gen.SubListOf(deeds.Concat(voids))
                from arrived in Gen.Shuffle(deeds.Concat(voids).Concat(voidsOfVoids).Concat(repeated))
                from cuts in Gen.Choose(1, 6).ListOf(arrived.Length)
                select new Story(Split(arrived, cuts))
            )
            .ToArbitrary();

    private static Gen<Sent> Deed(Guid[] people) =>
        from person in Gen.Elements(people)
        from minutes in Gen.Choose(0, 40)
        from record in Gen.OneOf(
            Gen.Elements(SampleCatalogue.Sow, SampleCatalogue.Water).Select(lesson => Deeds.Completed(lesson)),
            Gen.Constant(0).Select(_ => Deeds.Of(Verb.Practised, SampleCatalogue.Practice)),
            Gen.Constant(0).Select(_ => Deeds.Of(Verb.Reflected, SampleCatalogue.Reflection)),
            Gen.Elements(Game.SpotTheScam, Game.PutInOrder).Select(game => Deeds.Of(Verb.Played, game.Activity)),
            Gen.Elements(Answers).Select(answer => Deeds.Answered(answer)),
            Gen.Elements(Attempts).Select(answers => Deeds.Attempt(answers))
        )
        // Weeks apart, so that active weeks differ; some at the very same moment.
        select new Sent(person, record with { Id = Guid.CreateVersion7(), OccurredAt = Deeds.Morning.AddDays(-minutes * 3) });

    private static Gen<Sent> Void(Guid[] people, IEnumerable<Sent> targets) =>
        from person in Gen.Elements(people)
        from target in Gen.Elements(targets)
        select new Sent(person, Deeds.Void(target.Record));

    private static List<IReadOnlyList<Sent>> Split(Sent[] arrived, List<int> cuts)
    {
        var batches = new List<IReadOnlyList<Sent>>();
        for (int at = 0, n = 0; at < arrived.Length; at += cuts[n++])
            batches.Add([.. arrived.Skip(at).Take(cuts[n])]);
        return batches;
    }
}

/// <summary>One record and who sent it.</summary>
internal sealed record Sent(Guid Person, NewRecord Record)
{
    public LearningRecord AsStored() =>
        LearningRecord.Of(Teller.Oneself(Person), Record, Score(), [], "test", Deeds.Morning.AddHours(2), DateTime.MinValue);

    private int? Score() =>
        Record.Verb is not Verb.Answered ? null
        : Record.Activity == SampleCatalogue.Choice ? (Record.Answer == Deeds.RightChoice ? 100 : 0)
        : Grading.Percent(SampleCatalogue.ModuleTest, Grading.ReadAttempt(Record.Answer!)!);
}
