using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reports.AuditLog;

/// <summary>Reads the audit for people: who did what, when and to whom, with the values before and after (R31).</summary>
public sealed class AuditLogReader(UsmeDb db)
{
    public const int PageLength = 50;

    private const string PersonSubject = "persona/";

    /// <param name="filter">Which entries.</param>
    /// <param name="reader">Who reads: values that may hold personal data are shown to coordinators only.</param>
    /// <param name="before">Only entries before this one; null for the latest.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<AuditLogPage> ReadAsync(AuditLogFilter filter, Actor reader, long? before, CancellationToken cancel)
    {
        var entries = await ListAsync(filter, reader, before ?? long.MaxValue, PageLength + 1, cancel);
        var shown = entries.Take(PageLength).ToList();
        return new AuditLogPage(shown, entries.Count > shown.Count ? shown[^1].Sequence : null);
    }

    /// <summary>All of them, latest first.</summary>
    public async IAsyncEnumerable<AuditLogEntry> ListAllAsync(
        AuditLogFilter filter,
        Actor reader,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        const int AtOnce = 500;
        for (long? before = long.MaxValue; before is { } next; )
        {
            var entries = await ListAsync(filter, reader, next, AtOnce, cancel);
            foreach (var entry in entries)
                yield return entry;
            before = entries.Count == AtOnce ? entries[^1].Sequence : null;
        }
    }

    /// <summary>Those who have or had a role of staff, by name, for choosing one.</summary>
    public async Task<IReadOnlyList<AuditActor>> ListActorsAsync(CancellationToken cancel)
    {
        // Whoever is staff or was: a role that changed stands in the audit.
        var changed = (
            await db.AuditEntries.Where(e => e.Action == PeopleAudit.RoleChanged).Select(e => e.Subject).Distinct().ToListAsync(cancel)
        )
            .Select(FindPerson)
            .OfType<PersonId>()
            .ToList();
        return await db
            .People.AsNoTracking()
            .Where(p => p.ErasedAt == null && (p.Role != PersonRole.Learner || changed.Contains(p.Id)))
            .OrderBy(p => p.NameKey)
            .Select(p => new AuditActor(p.Id, (p.GivenNames + " " + p.Surnames).Trim()))
            .ToListAsync(cancel);
    }

    private async Task<List<AuditLogEntry>> ListAsync(AuditLogFilter filter, Actor reader, long before, int most, CancellationToken cancel)
    {
        var rows = await (
            from entry in (await QueryAsync(filter, cancel)).Where(e => e.Sequence < before).OrderByDescending(e => e.Sequence).Take(most)
            join kept in db.AuditValues.AsNoTracking() on entry.Sequence equals kept.Sequence into erasable
            from values in erasable.DefaultIfEmpty()
            join person in db.People on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.Sequence descending
            select new
            {
                entry.Sequence,
                entry.HappenedAt,
                entry.ActorId,
                entry.Action,
                entry.Subject,
                HasValues = values != null,
                values.Before,
                values.After,
                ActorRole = actor == null ? (PersonRole?)null : actor.Role,
                ActorName = actor == null ? null : (actor.GivenNames + " " + actor.Surnames).Trim(),
            }
        ).ToListAsync(cancel);
        var names = reader.IsCoordinator ? await ReadNamesAsync([.. rows.Select(r => r.Subject)], cancel) : [];
        return rows.ConvertAll(r =>
        {
            var person = FindPerson(r.Subject);
            var isShown = reader.IsCoordinator || AuditValueRules.AreOpen(r.Action);
            // People are not named for what they do to their own data, unless to those who may read it.
            var isOwn = r.ActorId is not null && r.ActorId == person && r.ActorRole is PersonRole.Learner;
            return new AuditLogEntry(r.Sequence, r.HappenedAt, r.Action, r.Subject)
            {
                IsByProgramme = r.ActorId is null,
                ActorName = isOwn && !reader.IsCoordinator ? null : r.ActorName ?? "",
                IsByThemselves = isOwn,
                Person = person,
                PersonName = person is { } id ? names.GetValueOrDefault(id) : null,
                Before = isShown ? r.Before : null,
                After = isShown ? r.After : null,
                AreValuesErased = !r.HasValues,
                AreValuesHidden = !isShown && (r.Before ?? r.After) is not null,
            };
        });
    }

    private async Task<IQueryable<AuditEntry>> QueryAsync(AuditLogFilter filter, CancellationToken cancel)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.Action is { } action)
            entries = entries.Where(e => e.Action == action);
        if (filter.Actor is { } actor)
            entries = entries.Where(e => e.ActorId == actor);
        if (filter.From is { } from)
        {
            var start = BogotaClock.ToUtc(from);
            entries = entries.Where(e => e.HappenedAt >= start);
        }
        if (filter.Until is { } until)
        {
            var end = BogotaClock.ToUtc(until.AddDays(1));
            entries = entries.Where(e => e.HappenedAt < end);
        }
        if (filter.Person is { } person)
        {
            var subjects = (await db.SamePerson(person).ToListAsync(cancel)).ConvertAll(PeopleAudit.Subject);
            entries = entries.Where(e => subjects.Contains(e.Subject));
        }
        return entries;
    }

    private async Task<Dictionary<PersonId, string>> ReadNamesAsync(IReadOnlyCollection<string> subjects, CancellationToken cancel)
    {
        var named = new Dictionary<PersonId, string>();
        foreach (var part in subjects.Select(FindPerson).OfType<PersonId>().Distinct().Chunk(HumanRows.Portion))
        foreach (
            var one in await db
                .People.Where(p => part.Contains(p.Id) && p.ErasedAt == null)
                .Select(p => new { p.Id, Name = (p.GivenNames + " " + p.Surnames).Trim() })
                .ToListAsync(cancel)
        )
            named[one.Id] = one.Name;
        return named;
    }

    private static PersonId? FindPerson(string subject) =>
        subject.StartsWith(PersonSubject, StringComparison.Ordinal) && PersonId.TryParse(subject[PersonSubject.Length..], out var person)
            ? person
            : null;
}

/// <summary>Which entries of the audit are wanted; what is null does not limit.</summary>
public sealed record AuditLogFilter
{
    public string? Action { get; init; }

    /// <summary>Whom it was about, in any row (R14).</summary>
    public PersonId? Person { get; init; }

    /// <summary>Who did it.</summary>
    public PersonId? Actor { get; init; }

    /// <summary>The first day in Bogotá.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day in Bogotá.</summary>
    public DateOnly? Until { get; init; }
}

/// <param name="Next">Before which entry the next page begins; null on the last.</param>
public sealed record AuditLogPage(IReadOnlyList<AuditLogEntry> Entries, long? Next);

/// <summary>Somebody who is staff or was.</summary>
public sealed record AuditActor(PersonId Id, string Name);

/// <summary>An entry of the audit as somebody may read it.</summary>
public sealed record AuditLogEntry(long Sequence, DateTime HappenedAt, string Action, string Subject)
{
    public bool IsByProgramme { get; init; }

    /// <summary>The person did it to their own data.</summary>
    public bool IsByThemselves { get; init; }

    /// <summary>Null for people who act for themselves, unless a coordinator reads it; empty if they erased their data.</summary>
    public string? ActorName { get; init; }

    /// <summary>Whom it was about; null if it was not about a person.</summary>
    public PersonId? Person { get; init; }

    /// <summary>For coordinators only.</summary>
    public string? PersonName { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>The values were erased with the person's data (R30).</summary>
    public bool AreValuesErased { get; init; }

    /// <summary>There are values that this reader may not see.</summary>
    public bool AreValuesHidden { get; init; }

    public string DescribeActor() =>
        IsByProgramme ? "El programa"
        : ActorName is null ? "La propia persona"
        : ActorName.Length == 0 ? "Alguien que estuvo en el equipo y borró sus datos"
        : ActorName;
}
