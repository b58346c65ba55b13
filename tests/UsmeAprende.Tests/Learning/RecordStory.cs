using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges.Games;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>
/// What two people sent, in the order and the batches in which it arrived: repeated, taken back before and after, by the right and the
/// wrong one.
/// </summary>
internal sealed record RecordStory(IReadOnlyList<IReadOnlyList<SentRecord>> Batches)
{
    private static readonly string[] Answers = ["aaaa0001 aaaa0003", "aaaa0002", "aaaa0001"];
    private static readonly string[] Attempts =
    [
        "{}",
        """{"t-one":"ff000001"}""",
        """{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}""",
    ];

    public IEnumerable<SentRecord> All => Batches.SelectMany(b => b);

    /// <summary>The records as a server that got them all at once would hold them.</summary>
    public IEnumerable<LearningRecord> ListFor(PersonId person) => All.Where(s => s.Person == person).Select(s => s.AsStored());

    public static Arbitrary<RecordStory> Arbitrary() =>
        Gen.Sized(size =>
                from people in Gen.Constant(0).Select(_ => new[] { PersonId.New(), PersonId.New() })
                from deeds in GenerateRecord(people).ListOf(Math.Max(1, size / 2))
                from voids in GenerateVoid(people, deeds).ListOf(size / 6)
                from voidsOfVoids in voids.Count == 0
                    ? Gen.Constant(Array.Empty<SentRecord>())
                    : GenerateVoid(people, voids).ArrayOf(size / 20)
                from repeated in Gen.SubListOf(deeds.Concat(voids))
                from arrived in Gen.Shuffle(deeds.Concat(voids).Concat(voidsOfVoids).Concat(repeated))
                from cuts in Gen.Choose(1, 6).ListOf(arrived.Length)
                select new RecordStory(Split(arrived, cuts))
            )
            .ToArbitrary();

    private static Gen<SentRecord> GenerateRecord(PersonId[] people) =>
        from person in Gen.Elements(people)
        from minutes in Gen.Choose(0, 40)
        from record in Gen.OneOf(
            Gen.Elements(SampleCatalogue.Sow, SampleCatalogue.Water).Select(lesson => SampleRecords.Completed(lesson)),
            Gen.Constant(0).Select(_ => SampleRecords.Create(RecordVerb.Practised, new(SampleCatalogue.Practice))),
            Gen.Constant(0).Select(_ => SampleRecords.Create(RecordVerb.Reflected, new(SampleCatalogue.Reflection))),
            Gen.Elements(PracticeGame.SpotTheScam, PracticeGame.PutInOrder)
                .Select(game => SampleRecords.Create(RecordVerb.Played, game.Activity)),
            Gen.Elements(Answers).Select(answer => SampleRecords.Answered(answer)),
            Gen.Elements(Attempts).Select(answers => SampleRecords.Attempt(answers))
        )
        // Weeks apart, so that active weeks differ; some at the very same moment.
        select new SentRecord(person, record with { Id = Guid.CreateVersion7(), OccurredAt = SampleRecords.Morning.AddDays(-minutes * 3) });

    private static Gen<SentRecord> GenerateVoid(PersonId[] people, IEnumerable<SentRecord> targets) =>
        from person in Gen.Elements(people)
        from target in Gen.Elements(targets)
        select new SentRecord(person, SampleRecords.Void(target.Record));

    private static List<IReadOnlyList<SentRecord>> Split(SentRecord[] arrived, List<int> cuts)
    {
        var batches = new List<IReadOnlyList<SentRecord>>();
        for (int at = 0, n = 0; at < arrived.Length; at += cuts[n++])
            batches.Add([.. arrived.Skip(at).Take(cuts[n])]);
        return batches;
    }
}

/// <summary>One record and who sent it.</summary>
internal sealed record SentRecord(PersonId Person, NewRecord Record)
{
    public LearningRecord AsStored() =>
        LearningRecord.Create(
            RecordAuthor.Oneself(Person),
            Record,
            Score(),
            [],
            "test",
            SampleRecords.Morning.AddHours(2),
            DateTime.MinValue
        );

    private int? Score() =>
        Record.Verb is not RecordVerb.Answered ? null
        : Record.Activity == new ActivityId(SampleCatalogue.Choice) ? (Record.Answer == SampleRecords.RightChoice ? 100 : 0)
        : AnswerGrading.ComputePercent(SampleCatalogue.ModuleTest, AnswerGrading.ReadAttempt(Record.Answer!)!);
}
