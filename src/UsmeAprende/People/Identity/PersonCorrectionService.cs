using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Places;
using UsmeAprende.People.Roles;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Lets staff correct the data of a person without a password, who cannot do it alone: a wrong document number would exclude them from
/// every certificate. A person with a password corrects their own data; staff never do it for them (R10, R15).
/// </summary>
public sealed class PersonCorrectionService(UsmeDb db, AccountSelfService accounts, AuditTrail audit, TimeProvider clock)
{
    public Task<bool> MayCorrectAsync(Actor actor, PersonId person, CancellationToken cancel) => IsOpenAsync(actor, person, cancel);

    public Task<PersonCorrectionResult> CorrectAsync(Actor actor, PersonId person, PersonCorrection correction, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!await IsOpenAsync(await actor.ReloadAsync(db, cancel), person, cancel))
                    return PersonCorrectionResult.NotTheirs;
                var stored = await accounts.GetAsync(person, cancel);
                var profile = correction.ApplyTo(stored);
                if (stored.GuardianAuthorisedAt is null && profile.Guardian is null && profile.NeedsGuardian(clock.GetUtcNow().Year))
                    return PersonCorrectionResult.GuardianMissing;
                var before = Words(stored);
                await accounts.UpdateProfileAsync(person, profile, cancel);
                await db.SaveChangesAsync(cancel);
                var after = Words(await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel));
                // Sent twice, the second time changes nothing and is not audited (R33).
                if (before != after)
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        PeopleAudit.Corrected,
                        PeopleAudit.Subject(person),
                        before,
                        $"{after}. {correction.Reason}",
                        cancel
                    );
                return PersonCorrectionResult.Done;
            },
            cancel
        );

    private async Task<bool> IsOpenAsync(Actor actor, PersonId person, CancellationToken cancel)
    {
        var rows = await db.SamePerson(person).ToListAsync(cancel);
        return rows.Count > 0
            && !rows.Contains(actor.PersonId)
            && await db
                .People.Where(p => rows.Contains(p.Id))
                .AllAsync(p => p.ErasedAt == null && p.PasswordHash == null && p.Role == PersonRole.Learner, cancel)
            && StaffPermissions.MayGiveCode(actor.Role, PersonRole.Learner);
    }

    private static string Words(Person person) =>
        string.Join(
            "; ",
            new[] { person.FullName, person.BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture), person.Place }
                .Concat(person.Identifiers.OrderBy(i => i.Kind).Select(i => $"{i.DocumentType} {i.Value}".Trim()))
                .Where(part => !string.IsNullOrEmpty(part))
        );
}

/// <summary>The corrected data, already checked; null values stay as they are.</summary>
public sealed record PersonCorrection
{
    /// <summary>One line for the audit.</summary>
    public required string Reason { get; init; }

    public PersonName? GivenNames { get; init; }

    /// <summary><see cref="PersonName.None"/> if the person has none.</summary>
    public PersonName? Surnames { get; init; }

    public DocumentNumber? Document { get; init; }

    public PhoneNumber? Phone { get; init; }

    public int? BirthYear { get; init; }

    public PlaceName? Place { get; init; }

    /// <summary>The adult who authorises, if the person is a minor by the new data (R16).</summary>
    public PersonName? Guardian { get; init; }

    internal PersonProfile ApplyTo(Person person) =>
        new()
        {
            GivenNames = GivenNames ?? PersonName.FromStored(person.GivenNames),
            Surnames = Surnames ?? PersonName.FromStored(person.Surnames),
            Document =
                Document
                ?? (
                    Find(person, IdentifierKind.Document) is { } document
                    && DocumentNumber.TryParse(document.DocumentType!.Value, document.Value, out var number, out _)
                        ? number
                        : null
                ),
            Phone =
                Phone
                ?? (
                    Find(person, IdentifierKind.Phone) is { } claimed && PhoneNumber.TryParse(claimed.Value, out var phone, out _)
                        ? phone
                        : null
                ),
            Email =
                Find(person, IdentifierKind.Email) is { } mail && PersonEmailAddress.TryParse(mail.Value, out var email, out _)
                    ? email
                    : null,
            BirthYear = BirthYear ?? person.BirthYear,
            Place = Place ?? (PlaceName.TryParse(person.Place, out var place, out _) ? place : null),
            Guardian = Guardian,
        };

    private static PersonIdentifier? Find(Person person, IdentifierKind kind) => person.Identifiers.Find(i => i.Kind == kind);
}

/// <summary>Result of a correction by staff.</summary>
public enum PersonCorrectionResult
{
    Done,

    /// <summary>The person has a password, is staff, is the same as the actor, or does not exist.</summary>
    NotTheirs,

    /// <summary>By the new data the person is a minor, and the authorising adult is missing (R16).</summary>
    GuardianMissing,
}
