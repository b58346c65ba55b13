using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Demo;

namespace UsmeAprende.Learning;

/// <summary>
/// The demo leader has begun the first course: a module done, its test failed once and then passed, the next module begun.
/// </summary>
public sealed class DemoLearning(UsmeDb db, StateKeeper state, CatalogueStore catalogue, TimeProvider clock) : IDemoData
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
                if (leader == Guid.Empty || await db.LearningRecords.AnyAsync(r => r.PersonId == leader, cancel))
                    return;

                // The site is not yet open, so that the intake's writer does not run: this is what it would store.
                var records = Deeds().Select(d => Stored(leader, d.Record, d.Score)).ToList();
                db.AddRange(records);
                await state.UpdateAsync(records, cancel);
            },
            cancel
        );

    private IEnumerable<(NewRecord Record, int? Score)> Deeds()
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
                    Done(Verb.Answered, question.Id, at) with
                    {
                        Question = question.Hash,
                        Answer = AnswerKey.Of(question).AsAnswer(),
                    },
                    100
                );
            yield return (Done(Verb.Completed, lesson.Id, at) with { Content = lesson.Version }, null);
        }
        foreach (var test in modules.Take(1).Select(m => m.Test).OfType<ModuleTest>())
        {
            foreach (var known in new[] { test.Questions.Length / 2, test.Questions.Length })
            {
                var answers = test.Questions.Take(known).ToDictionary(q => q.Hash, q => AnswerKey.Of(q).AsAnswer());
                yield return (
                    Done(Verb.Answered, test.Id, at) with
                    {
                        Question = test.Version,
                        Answer = Grading.WriteAttempt(answers),
                    },
                    Grading.Percent(test, answers)
                );
            }
        }
    }

    private static NewRecord Done(Verb verb, string activity, DateTime at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = at,
        };

    private LearningRecord Stored(Guid person, NewRecord told, int? score)
    {
        told = told with { OccurredAt = RecordForm.ToMilliseconds(told.OccurredAt) };
        return LearningRecord.Of(
            Teller.Oneself(person),
            told,
            score,
            RecordContent.Hash(RecordContent.Canonical(Teller.Oneself(person), told)),
            "demo",
            _now,
            DateTime.MinValue
        );
    }
}
