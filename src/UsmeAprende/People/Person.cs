using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.People;

/// <summary>Somebody the programme knows, with or without a way to sign in.</summary>
public sealed class Person : IdentityUser<PersonId>
{
    public const int AdultAge = 18;

    // Identity needs a unique user name. It has no meaning here, since people sign in by their identifiers.
    public Person()
    {
        Id = PersonId.New();
        UserName = Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        SecurityStamp = SecurityStampGenerator.New();
        SurvivorId = (HumanId)Id;
    }

    public string GivenNames { get; private set; } = "";

    /// <summary>One or two surnames, as the person writes them; empty if there are none.</summary>
    public string Surnames { get; private set; } = "";

    /// <summary>Both names folded for staff to search: <c>maria jose nanez guiza</c>.</summary>
    public string NameKey { get; private set; } = "";

    public int? BirthYear { get; private set; }

    /// <summary>Vereda or barrio, in the person's words.</summary>
    public string? Place { get; private set; }

    public ParticipationNeeds Needs { get; private set; }

    public PersonRole Role { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The member of staff who registered the person; null if they signed up themselves.</summary>
    public PersonId? RegisteredById { get; private init; }

    /// <summary>The adult who answers for a minor, and when they said yes (R16).</summary>
    public string? GuardianName { get; private set; }

    public DateTime? GuardianAuthorisedAt { get; private set; }

    /// <summary>True if the person said at sign-up that they are under 18.</summary>
    public bool DeclaredMinor { get; private set; }

    /// <summary>Wrong passwords in a row from devices not known to be this person's (R11).</summary>
    public int UnfamiliarFailures { get; private set; }

    public DateTime? UnfamiliarLockedUntil { get; private set; }

    /// <summary>When the person's data were erased. After that the row is a tombstone (R30).</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>When the files were cleaned too, so that nothing of the erased person is left in them.</summary>
    public DateTime? ErasureFinishedAt { get; private set; }

    /// <summary>
    /// The row with which this one was merged, because they are the same human. Setting it to null separates them again (R14).
    /// </summary>
    public PersonId? MergedIntoId { get; private set; }

    /// <summary>
    /// The last row of the chain of <see cref="MergedIntoId"/>; the row's own id if it is not merged. It is stored, so that queries need
    /// not follow the chain.
    /// </summary>
    public HumanId SurvivorId { get; private set; }

    public List<PersonIdentifier> Identifiers { get; } = [];

    public string FullName => PersonName.JoinFullName(GivenNames, Surnames);

    /// <summary>Creates a person without a way to sign in. The id was made on the device that registered them.</summary>
    public static Person CreateWalkIn(PersonId id, PersonId staff, DateTime now)
    {
        var name = id.ToString("N");
        return new Person
        {
            Id = id,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SurvivorId = (HumanId)id,
            RegisteredById = staff,
            CreatedAt = now,
        };
    }

    public void Rename(PersonName givenNames, PersonName surnames)
    {
        (GivenNames, Surnames) = (givenNames.Value, surnames.Value);
        NameKey = PersonName.SearchKey(GivenNames, Surnames);
    }

    public void SetProfile(PersonProfile profile, DateTime now)
    {
        Rename(profile.GivenNames, profile.Surnames);
        BirthYear = profile.BirthYear;
        Place = profile.Place?.Value;
        if (profile.Guardian is { } guardian)
            (GuardianName, GuardianAuthorisedAt, DeclaredMinor) = (guardian.Value, now, true);
        Needs = profile.Needs ?? Needs;
    }

    public void SetNeeds(ParticipationNeeds needs) => Needs = needs;

    /// <summary>
    /// Sets the first password. From now on the person can sign in by their identifiers, after the people who already do, so that nobody
    /// loses access (R11).
    /// </summary>
    public void SetPassword(string hash, DateTime now)
    {
        if (PasswordHash is null)
            Identifiers.ForEach(i => i.SetClaimedAt(now));
        PasswordHash = hash;
    }

    /// <summary>Ends every open session.</summary>
    public void EndSessions() => SecurityStamp = SecurityStampGenerator.New();

    /// <summary>Links this row to another row of the same human (R14). It must not be linked yet.</summary>
    internal void MergeInto(PersonId other) => MergedIntoId = other;

    /// <summary>Removes the link.</summary>
    internal void Unmerge() => MergedIntoId = null;

    /// <summary>Sets the last row of the chain of links.</summary>
    internal void SetSurvivor(HumanId survivor) => SurvivorId = survivor;

    /// <summary>Erases the data and leaves a tombstone: only the random id stays (R30).</summary>
    public void Erase(DateTime now)
    {
        GivenNames = Surnames = NameKey = "";
        BirthYear = null;
        Place = GuardianName = PasswordHash = null;
        GuardianAuthorisedAt = null;
        Needs = ParticipationNeeds.None;
        TwoFactorEnabled = false;
        ErasedAt = now;
        EndSessions();
    }

    /// <summary>
    /// True if the person may be under 18 in that year. In the year of the eighteenth birthday, their own answer decides.
    /// </summary>
    public bool IsMinor(int year) =>
        BirthYear is { } birth ? year - birth < AdultAge || (year - birth == AdultAge && DeclaredMinor) : DeclaredMinor;
}

/// <summary>
/// The roles (R15). A facilitator is also a learner, and a coordinator is also a facilitator. The administrator runs the site and cannot
/// read people's data; the auditor reads the audit, without people's data, and changes nothing.
/// </summary>
public enum PersonRole
{
    Learner,
    Facilitator,
    Coordinator,
    Administrator,
    Auditor,
}

/// <summary>Queries all rows of one human together (R14).</summary>
public static class SamePersonQuery
{
    /// <summary>
    /// Selects the ids of all rows of the same human, this one included. Use it inside a query:
    /// <c>db.SamePerson(id).Contains(x.PersonId)</c>.
    /// </summary>
    // The subquery finds the survivor once, and the index finds its rows. A condition on each person would scan the table.
    public static IQueryable<PersonId> SamePerson(this UsmeDb db, HumanId human) => db.SamePerson((PersonId)human);

    /// <inheritdoc cref="SamePerson(UsmeDb, HumanId)"/>
    public static IQueryable<PersonId> SamePerson(this UsmeDb db, PersonId person) =>
        db
            .People.Where(p => p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault())
            .Select(p => p.Id);
}

/// <summary>A random value that every session of a person has. A new value ends all sessions.</summary>
public static class SecurityStampGenerator
{
    private const int Bytes = 20;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.GivenNames).HasMaxLength(PersonName.Longest);
        person.Property(p => p.Surnames).HasMaxLength(PersonName.Longest);
        person.Property(p => p.NameKey).HasMaxLength(2 * PersonName.Longest + 1);
        person.Property(p => p.GuardianName).HasMaxLength(PersonName.Longest);
        person.Property(p => p.Place).HasMaxLength(PlaceName.Longest);
        // A number, unlike other enumerations, since several may hold.
        person.Property(p => p.Needs).HasConversion<int>();
        person.HasIndex(p => new { p.NameKey, p.BirthYear });
        person.HasIndex(p => new { p.RegisteredById, p.CreatedAt });
        person.HasIndex(p => p.SurvivorId);
    }
}
