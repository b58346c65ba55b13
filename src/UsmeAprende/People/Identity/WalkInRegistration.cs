using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Registers people who come to a gathering without an account, one by one or in lists. It never takes over a known person (R12).
/// </summary>
public sealed class WalkInRegistration(UsmeDb db, FormIdempotency forms, AuditTrail audit, DuplicateBacklog duplicates, TimeProvider clock)
{
    /// <summary>Most people of one call: a longer list is sent in parts, each in its own transaction.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public async Task<WalkInRegistrationResult> RegisterAsync(Actor actor, WalkInDetails walkIn, CancellationToken cancel) =>
        (await RegisterAllAsync(actor, [walkIn], cancel))[0];

    /// <summary>
    /// Results in the order of the list. Sending it again, whole or in part, changes nothing; another person under an id that was used
    /// before is not stored (R33).
    /// </summary>
    public Task<IReadOnlyList<WalkInRegistrationResult>> RegisterAllAsync(
        Actor actor,
        IReadOnlyList<WalkInDetails> walkIns,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(walkIns.Count, Most);
        return db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsFacilitator)
                    return [.. walkIns.Select(w => new WalkInRegistrationResult(w.Id, WalkInRegistrationStatus.NotStaff))];
                return await StoreAsync(actor.PersonId, walkIns, cancel);
            },
            cancel
        );
    }

    /// <summary>The people whom this member of staff registered in the last days, for printing cards (R14).</summary>
    public async Task<IReadOnlyList<CardCandidate>> ListRecentAsync(Actor actor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - Recent;
        return await db
            .People.Where(p =>
                p.RegisteredById == actor.PersonId && p.CreatedAt > since && p.ErasedAt == null && p.Role == PersonRole.Learner
            )
            .OrderByDescending(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .Take(Most)
            .SelectCardCandidates(db)
            .ToListAsync(cancel);
    }

    /// <summary>The name of a person whom this member of staff registered; null for anybody else.</summary>
    public Task<string?> FindNameAsync(Actor actor, PersonId walkIn, CancellationToken cancel) =>
        db
            .People.Where(p => p.Id == walkIn && p.RegisteredById == actor.PersonId && p.ErasedAt == null)
            .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
            .SingleOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<WalkInRegistrationResult>> StoreAsync(
        PersonId staff,
        IReadOnlyList<WalkInDetails> walkIns,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = walkIns.Select(w => w.Id).ToList();
        var known = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.RegisteredById, cancel);
        var history = await forms.ReadAsync(ids.ConvertAll(id => id.Value), cancel);
        var seen = walkIns
            .Where(w => w.DocumentSeen && w.Profile.Document is not null)
            .Select(w => w.Profile.Document!.Value.MatchKey)
            .Distinct()
            .ToList();
        var proven = await db
            .PersonIdentifiers.Where(i => seen.Contains(i.MatchKey) && i.VerifiedAt != null)
            .Select(i => i.MatchKey)
            .ToHashSetAsync(cancel);

        var answers = new List<WalkInRegistrationResult>(walkIns.Count);
        var arrived = new List<Person>();
        foreach (var walkIn in walkIns)
        {
            var answer = Check(staff, walkIn, known, history, now);
            if (answer.Status is WalkInRegistrationStatus.Registered)
            {
                var person = Make(staff, walkIn, now);
                answer = answer with { Document = await SeeAsync(staff, walkIn, person, proven, now, cancel) };
                known[walkIn.Id] = staff;
                history.Store(walkIn.Id.Value, walkIn.Content);
                arrived.Add(person);
                db.People.Add(person);
                db.AddRange(Consents(staff, walkIn, now));
                await audit.AppendAsync(db, staff, PeopleAudit.Registered, PeopleAudit.Subject(person.Id), null, null, cancel);
            }
            answers.Add(answer);
        }

        // Stored first, so that two people of one list who are alike are found too.
        await db.SaveChangesAsync(cancel);
        var alike = await duplicates.AddMatchesAsync(
            arrived,
            walkIns.SelectMany(w => w.NotThese.Select(other => new PersonPair(w.Id, other))).ToHashSet(),
            cancel
        );
        return answers.ConvertAll(a => a with { HasLikeness = a.Status is WalkInRegistrationStatus.Registered && alike.Contains(a.Id) });
    }

    private static WalkInRegistrationResult Check(
        PersonId staff,
        WalkInDetails walkIn,
        Dictionary<PersonId, PersonId?> known,
        SubmittedForms history,
        DateTime now
    ) =>
        new(
            walkIn.Id,
            known.TryGetValue(walkIn.Id, out var by)
                ? by != staff
                    ? WalkInRegistrationStatus.IdTaken
                    : history.IsRepeated(walkIn.Id.Value, walkIn.Content)
                        ? WalkInRegistrationStatus.AlreadyRegistered
                        : WalkInRegistrationStatus.SentOtherwise
                : !walkIn.DataTreatment
                    ? WalkInRegistrationStatus.ConsentMissing
                    : walkIn.Profile.Guardian is null && walkIn.Profile.NeedsGuardian(now.Year)
                        ? WalkInRegistrationStatus.GuardianMissing
                        : WalkInRegistrationStatus.Registered
        );

    private static Person Make(PersonId staff, WalkInDetails walkIn, DateTime now)
    {
        var person = Person.CreateWalkIn(walkIn.Id, staff, now);
        person.SetProfile(walkIn.Profile, now);
        person.Identifiers.AddRange(walkIn.Profile.CreateIdentifiers(person.Id, now));
        return person;
    }

    // A document that another person has proven stays claimed here, and a coordinator decides whether they are the same. So nothing that
    // was typed is lost.
    private async Task<DocumentVerificationResult?> SeeAsync(
        PersonId staff,
        WalkInDetails walkIn,
        Person person,
        HashSet<string> proven,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (!walkIn.DocumentSeen || walkIn.Profile.Document is not { } document)
            return null;
        if (!proven.Add(document.MatchKey))
            return DocumentVerificationResult.SomeoneElses;
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
        return DocumentVerificationResult.Verified;
    }

    private static IEnumerable<ConsentRecord> Consents(PersonId staff, WalkInDetails walkIn, DateTime now)
    {
        // A phone's clock may be fast. A time in the past is accepted, since the phone may have had no signal for days.
        var said = walkIn.SaidAt is { } at && at < now ? at : now;
        foreach (var (purpose, given) in new[] { (ConsentPurpose.DataTreatment, true), (ConsentPurpose.Image, walkIn.Image) })
            yield return new ConsentRecord
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

/// <summary>Result of one registration.</summary>
/// <param name="Id">The person's id, as sent.</param>
/// <param name="Document">Result of verifying the document; null if staff did not see it.</param>
/// <param name="HasLikeness">Whether a known person is alike: a coordinator will decide.</param>
public sealed record WalkInRegistrationResult(
    PersonId Id,
    WalkInRegistrationStatus Status,
    DocumentVerificationResult? Document = null,
    bool HasLikeness = false
)
{
    public bool IsThere => Status is WalkInRegistrationStatus.Registered or WalkInRegistrationStatus.AlreadyRegistered;
}

/// <summary>Status of a registration.</summary>
public enum WalkInRegistrationStatus
{
    Registered,

    /// <summary>The same member of staff sent the same before; nothing was changed.</summary>
    AlreadyRegistered,

    /// <summary>The same member of staff sent other content under this id before: that is stored, and this is not (R33).</summary>
    SentOtherwise,

    /// <summary>The id belongs to another person. The answer does not say to whom.</summary>
    IdTaken,

    /// <summary>The person did not consent to the treatment of their data.</summary>
    ConsentMissing,

    /// <summary>The person is a minor, and the authorising adult is missing (R16).</summary>
    GuardianMissing,

    /// <summary>The actor may not register people.</summary>
    NotStaff,
}
