using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Demo;

/// <summary>
/// Demo progress: the leader has begun the first course, with a module done, its test failed once and then passed, and the next module
/// begun.
/// </summary>
public sealed class DemoLearning(UsmeDb db, ActivityStateUpdater state, CatalogueStore catalogue, TimeProvider clock) : IDemoData
{
    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    public Task SeedAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var leader = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == "MAIL:lideresa@demo.usme")
                    .Select(i => i.PersonId)
                    .FirstOrDefaultAsync(cancel);
                if (leader == PersonId.Empty || await db.LearningRecords.AnyAsync(r => r.PersonId == leader, cancel))
                    return;

                // The site is not open yet and the record writer does not run, so the rows that it would store are made here.
                var records = CreateRecords().Select(d => CreateStored(leader, d.Record, d.Score)).ToList();
                db.AddRange(records);
                await state.UpdateAsync(records, EarlierRecords.None, cancel);
            },
            cancel
        );

    private IEnumerable<(NewRecord Record, int? Score)> CreateRecords()
    {
        var modules = catalogue
            .Current.Courses.Where(c => c.HasLessons)
            .Take(1)
            .SelectMany(c => c.Modules)
            .Where(m => m.Lessons.Length > 0)
            .ToList();
        var at = _now.AddDays(-20);
        foreach (var lesson in modules.Take(1).SelectMany(m => m.Lessons).Concat(modules.Skip(1).SelectMany(m => m.Lessons).Take(1)))
        {
            at = at.AddDays(2);
            foreach (var question in lesson.Questions)
                yield return (
                    CreateRecord(RecordVerb.Answered, question.Id, at) with
                    {
                        Question = question.Hash,
                        Answer = AnswerKey.Of(question).CreateRightAnswer(),
                    },
                    100
                );
            yield return (CreateRecord(RecordVerb.Completed, lesson.Id, at) with { Content = lesson.Version }, null);
        }
        foreach (var test in modules.Take(1).Select(m => m.Test).OfType<ModuleTest>())
        {
            foreach (var known in new[] { test.Questions.Length / 2, test.Questions.Length })
            {
                var answers = test.Questions.Take(known).ToDictionary(q => q.Hash, q => AnswerKey.Of(q).CreateRightAnswer());
                yield return (
                    CreateRecord(RecordVerb.Answered, test.Id, at) with
                    {
                        Question = test.Version,
                        Answer = AnswerGrading.WriteAttempt(answers),
                    },
                    AnswerGrading.ComputePercent(test, answers)
                );
            }
        }
    }

    private static NewRecord CreateRecord(RecordVerb verb, ActivityId activity, DateTime at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = at,
        };

    private LearningRecord CreateStored(PersonId person, NewRecord record, int? score)
    {
        record = record with { OccurredAt = RecordValidation.TruncateToMilliseconds(record.OccurredAt) };
        return LearningRecord.Create(
            RecordAuthor.Oneself(person),
            record,
            score,
            RecordContent.ComputeHash(RecordContent.WriteCanonical(RecordAuthor.Oneself(person), record)),
            "demo",
            _now,
            DateTime.MinValue
        );
    }
}
