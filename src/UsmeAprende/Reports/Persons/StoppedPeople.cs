using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Reports.Persons;

/// <summary>
/// The learners who were active before and have done nothing for thirty days, as a list of calls: those who stopped last come first, since
/// they remember best.
/// </summary>
public sealed class StoppedPeople(UsmeDb db, AuditTrail audit, FormIdempotency forms, TimeProvider clock)
{
    public const int PageLength = 50;
    public const int NoteLength = 300;

    private static readonly string[] Calls = [PersonsAudit.Spoke, PersonsAudit.NotReached];

    /// <param name="page">Counted from 1.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<StoppedPeoplePage> ListAsync(int page, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var stopped = Query(now);
        var count = await stopped.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageLength - 1) / PageLength);
        var shown = Math.Clamp(page, 1, pages);
        var lines = await stopped
            .Select(p => new
            {
                p.Id,
                p.Place,
                LastAt = db
                    .LearningRecords.Where(r =>
                        db.People.Any(own => own.SurvivorId == p.SurvivorId && own.Id == r.PersonId) && r.Verb != RecordVerb.Voided
                    )
                    .Max(r => (DateTime?)r.ReceivedAt),
            })
            .OrderByDescending(p => p.LastAt)
            .ThenBy(p => p.Id)
            .Skip((shown - 1) * PageLength)
            .Take(PageLength)
            .ToListAsync(cancel);
        var recipients = await ReminderRecipientReader.ReadAsync(db, lines.ConvertAll(l => l.Id), now, cancel);
        var calls = await ReadCallsAsync(lines.ConvertAll(l => PeopleAudit.Subject(l.Id)), cancel);
        return new StoppedPeoplePage(
            count,
            shown,
            pages,
            [
                .. lines.Select(l => new StoppedPerson(
                    l.Id,
                    recipients[l.Id].FullName,
                    l.Place,
                    l.LastAt,
                    PhoneRefusalOf(recipients[l.Id]),
                    calls.GetValueOrDefault(PeopleAudit.Subject(l.Id))
                )
                {
                    Phone = PhoneRefusalOf(recipients[l.Id]) is null ? recipients[l.Id].Phone : null,
                }),
            ]
        );
    }

    /// <summary>Notes that somebody was called, in the audit; sent twice it is noted once (R33).</summary>
    public Task<CallNoteResult> NoteAsync(Actor actor, CallNote note, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return CallNoteResult.NotAllowed;
                if (!await db.People.AnyAsync(p => p.Id == note.Person && p.ErasedAt == null, cancel))
                    return CallNoteResult.Gone;
                var history = await forms.ReadAsync([note.Form], cancel);
                if (history.IsKnown(note.Form))
                    return history.IsRepeated(note.Form, note) ? CallNoteResult.Noted : CallNoteResult.OtherContent;
                history.Store(note.Form, note);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    note.Spoke ? PersonsAudit.Spoke : PersonsAudit.NotReached,
                    PeopleAudit.Subject(note.Person),
                    null,
                    note.Text.Length == 0 ? null : note.Text,
                    cancel
                );
                return CallNoteResult.Noted;
            },
            cancel
        );

    private IQueryable<Person> Query(DateTime now) =>
        db
            .People.AsNoTracking()
            .Where(p =>
                p.MergedIntoId == null
                && p.ErasedAt == null
                && !db.People.Any(own => own.SurvivorId == p.SurvivorId && own.Role != PersonRole.Learner)
            )
            .WhereActivity(db, PersonActivity.Stopped, now);

    private async Task<Dictionary<string, CallMade>> ReadCallsAsync(List<string> subjects, CancellationToken cancel)
    {
        var made = await (
            from entry in db.AuditEntries.AsNoTracking()
            where subjects.Contains(entry.Subject) && Calls.Contains(entry.Action)
            join kept in db.AuditValues on entry.Sequence equals kept.Sequence into erasable
            from values in erasable.DefaultIfEmpty()
            join person in db.People on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.Sequence
            select new
            {
                entry.Subject,
                Call = new CallMade(
                    entry.HappenedAt,
                    entry.Action == PersonsAudit.Spoke,
                    values.After,
                    actor == null ? null : (actor.GivenNames + " " + actor.Surnames).Trim()
                ),
            }
        ).ToListAsync(cancel);
        return made.GroupBy(m => m.Subject).ToDictionary(own => own.Key, own => own.Last().Call, StringComparer.Ordinal);
    }

    // A call to make somebody come back is motivation, so it asks for the same permission as a message.
    private static PhoneRefusal? PhoneRefusalOf(ReminderRecipient person) =>
        person.Phone is null ? PhoneRefusal.NoPhone
        : !person.MayBeContacted ? PhoneRefusal.Minor
        : !person.AllowsReminders ? PhoneRefusal.NoConsent
        : !person.TakesCalls ? PhoneRefusal.WrittenOnly
        : null;
}

/// <summary>A page of the list of calls.</summary>
public sealed record StoppedPeoplePage(int Count, int Page, int Pages, IReadOnlyList<StoppedPerson> People);

/// <param name="LastAt">When their last record arrived.</param>
/// <param name="Refusal">Why the phone is not shown; null if it is.</param>
/// <param name="LastCall">The last call that was noted; null if none was.</param>
public sealed record StoppedPerson(PersonId Id, string Name, string? Place, DateTime? LastAt, PhoneRefusal? Refusal, CallMade? LastCall)
{
    /// <summary>In E.164; null if it may not be used.</summary>
    public string? Phone { get; init; }
}

/// <summary>Why somebody is not called.</summary>
public enum PhoneRefusal
{
    NoPhone,

    /// <summary>A minor whose guardian has not authorised contact (R16).</summary>
    Minor,

    /// <summary>They did not agree to be reminded.</summary>
    NoConsent,

    /// <summary>They asked to be written to.</summary>
    WrittenOnly,
}

/// <summary>A call that was noted.</summary>
public sealed record CallMade(DateTime At, bool Spoke, string? Note, string? By);

/// <param name="Form">The form's id (R33).</param>
/// <param name="Text">What was said; may be empty.</param>
public sealed record CallNote(Guid Form, PersonId Person, bool Spoke, string Text);

public enum CallNoteResult
{
    Noted,

    /// <summary>Something else was noted with this form: this was not.</summary>
    OtherContent,
    NotAllowed,

    /// <summary>The person erased their data.</summary>
    Gone,
}
