using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.People.Privacy;

/// <summary>
/// Erases a person, in all their rows, and leaves tombstones (R30). It happens at once, in one transaction. What remains in free pages and
/// in the log is cleaned at night, since nobody can write during that.
/// </summary>
public sealed class PersonErasure(
    UsmeDb db,
    DatabaseProvider database,
    AuditTrail audit,
    IEmailSender mailer,
    IEnumerable<IPersonalData> features,
    IEnumerable<IErasureQuestionSource> questions,
    ErasureTombstoneFile tombstones,
    SessionStateCache sessions,
    TimeProvider clock
)
{
    private const int AtOnce = 500;

    /// <summary>Lists the questions that the person must answer first; usually none.</summary>
    public async Task<IReadOnlyList<ErasureQuestion>> ListQuestionsAsync(PersonId person, CancellationToken cancel)
    {
        var asked = new List<ErasureQuestion>();
        foreach (var question in questions)
            if (await question.AskAsync(person, cancel) is { } words)
                asked.Add(words);
        return asked;
    }

    /// <summary>Erases a person who has no question to answer; else nothing is erased.</summary>
    public Task<bool> EraseAsync(PersonId id, CancellationToken cancel) => EraseAsync(id, new Dictionary<string, string>(), cancel);

    /// <summary>Erases a person. Staff must give up their role first, since their name is on other people's documents.</summary>
    /// <param name="id">Any of the person's rows.</param>
    /// <param name="answers">The answers to <see cref="ListQuestionsAsync"/>, by key. If one is missing, nothing is erased.</param>
    /// <param name="cancel">Stops waiting, until the first change.</param>
    public async Task<bool> EraseAsync(PersonId id, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        ErasureTombstone? written = null;
        try
        {
            await db.WriteAsync(
                async () =>
                {
                    written = await EraseRowsAsync(id, answers, cancel);
                    if (written is null)
                        return;
                    db.AfterCommit(() => Forget(written));

                    // Written before the commit, so that a person who was told "erased" stays erased after any backup is restored.
                    await db.SaveChangesAsync(cancel);
                    tombstones.Append(written, clock.GetUtcNow().UtcDateTime);
                },
                cancel
            );
        }
        catch when (written is not null)
        {
            // If the person was told that it failed, the next start must not erase them.
            tombstones.TakeBack(written, clock.GetUtcNow().UtcDateTime);
            throw;
        }
        return written is not null;
    }

    private async Task<ErasureTombstone?> EraseRowsAsync(PersonId id, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        // All rows of the human are erased, whichever account they used (R14).
        var rows = await db.People.Where(p => db.SamePerson(id).Contains(p.Id)).ToListAsync(cancel);
        if (rows.Count == 0 || rows.Exists(p => p.Role is not PersonRole.Learner || p.ErasedAt is not null))
            return null;

        // Checked again, since a certificate may have been issued after the form was shown.
        var asked = await ListQuestionsAsync(id, cancel);
        if (asked.Any(q => !q.IsAnswer(answers.GetValueOrDefault(q.Key))))
            return null;
        var tombstone = new ErasureTombstone(rows.ConvertAll(p => p.Id), asked.ToDictionary(q => q.Key, q => answers[q.Key]));
        await AnswerAsync(id, tombstone.Answers, cancel);
        foreach (var row in rows)
            await EraseRowAsync(row, actor: id, cancel);
        return tombstone;
    }

    private async Task AnswerAsync(PersonId person, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        foreach (var (question, answer) in answers)
            await questions.Single(q => q.Key == question).AnswerAsync(person, answer, cancel);
    }

    private void Forget(ErasureTombstone tombstone)
    {
        foreach (var person in tombstone.People)
        {
            sessions.Forget(person);
            mailer.DeleteForOwner(person);
        }
    }

    /// <summary>Erases again the people whom a restored backup brought back, with their choices (R30).</summary>
    /// <returns>The number of people erased again.</returns>
    public async Task<int> RepeatAfterRestoreAsync(CancellationToken cancel)
    {
        var standing = tombstones.Read();
        var back = new HashSet<PersonId>();
        foreach (var some in standing.SelectMany(t => t.People).Chunk(AtOnce))
            back.UnionWith(await db.People.Where(p => some.Contains(p.Id) && p.ErasedAt == null).Select(p => p.Id).ToListAsync(cancel));

        var again = standing.Where(t => t.People.Any(back.Contains)).ToList();
        foreach (var tombstone in again)
        {
            await db.WriteAsync(
                () =>
                {
                    db.AfterCommit(() => Forget(tombstone));
                    return RepeatAfterRestoreAsync(tombstone, cancel);
                },
                cancel
            );
        }
        return again.Count;
    }

    private async Task RepeatAfterRestoreAsync(ErasureTombstone tombstone, CancellationToken cancel)
    {
        var rows = await db.People.Where(p => tombstone.People.Contains(p.Id) && p.ErasedAt == null).ToListAsync(cancel);
        foreach (var row in rows)
        {
            // A question that only the restored copy asks, such as one about a certificate that had ended later, gets the answer that keeps
            // least.
            var asked = await ListQuestionsAsync(row.Id, cancel);
            await AnswerAsync(
                row.Id,
                asked.ToDictionary(q => q.Key, q => tombstone.Answers.GetValueOrDefault(q.Key) ?? q.Answers[^1].Value),
                cancel
            );
            row.Role = PersonRole.Learner;
            await EraseRowAsync(row, actor: null, cancel);
        }
    }

    private async Task EraseRowAsync(Person person, PersonId? actor, CancellationToken cancel)
    {
        // People is last, since the other features may need the person's identifiers.
        foreach (var feature in features.OrderBy(f => f is PeoplePersonalData))
            await feature.EraseAsync(person.Id, cancel);
        await AuditTrail.EraseValuesAsync(db, PeopleAudit.Subject(person.Id), cancel);
        await audit.AppendAsync(db, actor, PeopleAudit.Erased, PeopleAudit.Subject(person.Id), null, null, cancel);
        person.Erase(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>
    /// Cleans the files after erasures that are not finished. Nobody else can write meanwhile; with much data it takes seconds.
    /// </summary>
    /// <returns>False if something is left to do.</returns>
    public async Task<bool> CleanUpAsync(CancellationToken cancel)
    {
        var unfinished = await db
            .People.Where(p => p.ErasedAt != null && p.ErasureFinishedAt == null)
            .Select(p => p.Id)
            .ToListAsync(cancel);
        if (unfinished.Count == 0)
            return true;
        foreach (var person in unfinished)
            mailer.DeleteForOwner(person);
        var clean = false;
        await database.RunExclusivelyAsync(async () => clean = await database.ScrubAsync(db, cancel), cancel);
        if (!clean)
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            () =>
                db
                    .People.Where(p => unfinished.Contains(p.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.ErasureFinishedAt, now), cancel),
            cancel
        );
        return true;
    }
}

/// <summary>
/// Cleans what erasures left in the files, once a night (R30). It is not done at each erasure, because nobody can write while the database
/// is rewritten, and anyone may sign up and erase their data many times.
/// </summary>
internal sealed class ErasureCleaningJob(PersonErasure erasure) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        if (!await erasure.CleanUpAsync(cancel))
            report.Fail("Quedan restos de datos borrados en el archivo de la base: alguien la estaba leyendo. Se intenta otra vez mañana.");
    }
}
