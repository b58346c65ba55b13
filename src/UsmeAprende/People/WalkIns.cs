using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Registers people who come to a gathering without an account, one by one or a list at a time. It never takes over anybody known (R12).
/// </summary>
public sealed class WalkIns(UsmeDb db, FormIdempotency forms, AuditTrail audit, PossibleDuplicates duplicates, TimeProvider clock)
{
    /// <summary>Most of one call: a longer list is sent in parts, each a transaction of its own.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public async Task<WalkInAnswer> RegisterAsync(Guid staff, WalkIn walkIn, CancellationToken cancel) =>
        (await RegisterAllAsync(staff, [walkIn], cancel))[0];

    /// <summary>
    /// Answers in the order of the list. Sending it again, whole or in part, changes nothing; somebody else under an id that was sent
    /// before is not stored (R33).
    /// </summary>
    public Task<IReadOnlyList<WalkInAnswer>> RegisterAllAsync(Guid staff, IReadOnlyList<WalkIn> walkIns, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(walkIns.Count, Most);
        return db.WriteAsync(
            async () =>
            {
                if (
                    !await db.People.AnyAsync(
                        p => p.Id == staff && p.ErasedAt == null && (p.Role == Role.Facilitator || p.Role == Role.Coordinator),
                        cancel
                    )
                )
                    return [.. walkIns.Select(w => new WalkInAnswer(w.Id, WalkInOutcome.NotStaff))];
                return await StoreAsync(staff, walkIns, cancel);
            },
            cancel
        );
    }

    /// <summary>Whom this member of staff registered in the last days, to print their cards. Nobody else's (R14).</summary>
    public async Task<IReadOnlyList<RecentWalkIn>> RecentAsync(Guid staff, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - Recent;
        return await db
            .People.Where(p => p.RegisteredById == staff && p.CreatedAt > since && p.ErasedAt == null && p.Role == Role.Learner)
            .OrderByDescending(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new RecentWalkIn(
                p.Id,
                (p.GivenNames + " " + p.Surnames).Trim(),
                p.CreatedAt,
                db.SignInCards.Any(c => c.PersonId == p.Id && c.VoidedAt == null)
            ))
            .ToListAsync(cancel);
    }

    /// <summary>How somebody is called whom this member of staff registered; nothing of anybody else.</summary>
    public Task<string?> NameOfAsync(Guid staff, Guid walkIn, CancellationToken cancel) =>
        db
            .People.Where(p => p.Id == walkIn && p.RegisteredById == staff && p.ErasedAt == null)
            .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
            .SingleOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<WalkInAnswer>> StoreAsync(Guid staff, IReadOnlyList<WalkIn> walkIns, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = walkIns.Select(w => w.Id).ToList();
        var known = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.RegisteredById, cancel);
        var history = await forms.ReadAsync(ids, cancel);
        var seen = walkIns
            .Where(w => w.DocumentSeen && w.Profile.Document is not null)
            .Select(w => w.Profile.Document!.Value.MatchKey)
            .Distinct()
            .ToList();
        var proven = await db
            .PersonIdentifiers.Where(i => seen.Contains(i.MatchKey) && i.VerifiedAt != null)
            .Select(i => i.MatchKey)
            .ToHashSetAsync(cancel);

        var answers = new List<WalkInAnswer>(walkIns.Count);
        var arrived = new List<Person>();
        foreach (var walkIn in walkIns)
        {
            var answer = Check(staff, walkIn, known, history, now);
            if (answer.Outcome is WalkInOutcome.Registered)
            {
                var person = Make(staff, walkIn, now);
                answer = answer with { Document = await SeeAsync(staff, walkIn, person, proven, now, cancel) };
                known[walkIn.Id] = staff;
                history.Store(walkIn.Id, walkIn.Content);
                arrived.Add(person);
                db.People.Add(person);
                db.AddRange(Consents(staff, walkIn, now));
                await audit.AppendAsync(db, staff, PeopleAudit.Registered, PeopleAudit.Subject(person.Id), null, null, cancel);
            }
            answers.Add(answer);
        }

        // Stored first, so that two of one list who resemble each other are found as well.
        await db.SaveChangesAsync(cancel);
        var alike = await duplicates.NoticeAsync(
            arrived,
            walkIns.SelectMany(w => w.NotThese.Select(other => new PersonPair(w.Id, other))).ToHashSet(),
            cancel
        );
        return answers.ConvertAll(a => a with { HasLikeness = a.Outcome is WalkInOutcome.Registered && alike.Contains(a.Id) });
    }

    private static WalkInAnswer Check(Guid staff, WalkIn walkIn, Dictionary<Guid, Guid?> known, SubmittedForms history, DateTime now) =>
        new(
            walkIn.Id,
            known.TryGetValue(walkIn.Id, out var by)
                ? by != staff
                    ? WalkInOutcome.IdTaken
                    : history.IsRepeated(walkIn.Id, walkIn.Content)
                        ? WalkInOutcome.AlreadyRegistered
                        : WalkInOutcome.SentOtherwise
                : !walkIn.DataTreatment
                    ? WalkInOutcome.ConsentMissing
                    : walkIn.Profile.Guardian is null && walkIn.Profile.NeedsGuardian(now.Year)
                        ? WalkInOutcome.GuardianMissing
                        : WalkInOutcome.Registered
        );

    private static Person Make(Guid staff, WalkIn walkIn, DateTime now)
    {
        var person = Person.OfWalkIn(walkIn.Id, staff, now);
        person.Describe(walkIn.Profile, now);
        person.Identifiers.AddRange(walkIn.Profile.Claims(person.Id, now));
        return person;
    }

    // A document that is proven elsewhere stays claimed here: a coordinator finds out whether they are one person, and nothing that was
    // typed is lost.
    private async Task<DocumentAnswer?> SeeAsync(
        Guid staff,
        WalkIn walkIn,
        Person person,
        HashSet<string> proven,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (!walkIn.DocumentSeen || walkIn.Profile.Document is not { } document)
            return null;
        if (!proven.Add(document.MatchKey))
            return DocumentAnswer.SomeoneElses;
        person.Identifiers.Single(i => i.Kind is IdentifierKind.Document).Verify(now, staff);
        await audit.AppendAsync(
            db,
            staff,
            PeopleAudit.DocumentSeen,
            PeopleAudit.Subject(person.Id),
            null,
            $"{document.Type} {document.Value}",
            cancel
        );
        return DocumentAnswer.Verified;
    }

    private static IEnumerable<Consent> Consents(Guid staff, WalkIn walkIn, DateTime now)
    {
        // A phone's clock may be ahead; what it says of the past is taken, for it may have been without signal for days.
        var said = walkIn.SaidAt is { } at && at < now ? at : now;
        foreach (var (purpose, given) in new[] { (ConsentPurpose.DataTreatment, true), (ConsentPurpose.Image, walkIn.Image) })
            yield return new Consent
            {
                PersonId = walkIn.Id,
                Purpose = purpose,
                Given = given,
                DecidedAt = said,
                Version = walkIn.ConsentVersion,
                NotedById = staff,
            };
    }
}
