using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.People;

/// <summary>Somebody the programme knows, with or without a way to sign in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int AdultAge = 18;

    // Identity wants a unique user name; people sign in by their identifiers, so it says nothing.
    public Person()
    {
        Id = Guid.CreateVersion7();
        UserName = Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        SecurityStamp = SecurityStampGenerator.New();
        SurvivorId = Id;
    }

    public string GivenNames { get; private set; } = "";

    /// <summary>One or two, as the person writes them; empty for who has none.</summary>
    public string Surnames { get; private set; } = "";

    /// <summary>Both names folded for staff to search: <c>maria jose nanez guiza</c>.</summary>
    public string NameKey { get; private set; } = "";

    public int? BirthYear { get; private set; }

    /// <summary>Vereda or barrio, in the person's words.</summary>
    public string? Place { get; private set; }

    public PersonRole Role { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The member of staff who registered the person; nobody where they signed up by themselves.</summary>
    public Guid? RegisteredById { get; private init; }

    /// <summary>The adult who answers for a minor, and when they said yes (R16).</summary>
    public string? GuardianName { get; private set; }

    public DateTime? GuardianAuthorisedAt { get; private set; }

    /// <summary>Said to be under 18 when signing up.</summary>
    public bool DeclaredMinor { get; private set; }

    /// <summary>Wrong passwords in a row from devices not known to be this person's (R11).</summary>
    public int UnfamiliarFailures { get; private set; }

    public DateTime? UnfamiliarLockedUntil { get; private set; }

    /// <summary>When the person had their data erased: what is left is a tombstone (R30).</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>When nothing of an erased person was left in any file.</summary>
    public DateTime? ErasureFinishedAt { get; private set; }

    /// <summary>The row this one was found to be the same human as; taking it away un-merges (R14).</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>
    /// Where following <see cref="MergedIntoId"/> ends: the row's own id while nobody merged it. Kept so that readers need not follow.
    /// </summary>
    public Guid SurvivorId { get; private set; }

    public List<PersonIdentifier> Identifiers { get; } = [];

    public string FullName => PersonName.JoinFullName(GivenNames, Surnames);

    /// <summary>Somebody without a way to sign in, under the id that was made where they were registered.</summary>
    public static Person CreateWalkIn(Guid id, Guid staff, DateTime now)
    {
        var name = id.ToString("N");
        return new Person
        {
            Id = id,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SurvivorId = id,
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
    }

    /// <summary>
    /// Who gets a first password signs in by their identifiers from now on, behind those who already do (R11): nobody is pushed out.
    /// </summary>
    public void SetPassword(string hash, DateTime now)
    {
        if (PasswordHash is null)
            Identifiers.ForEach(i => i.SetClaimedAt(now));
        PasswordHash = hash;
    }

    /// <summary>Ends every open session.</summary>
    public void EndSessions() => SecurityStamp = SecurityStampGenerator.New();

    /// <summary>Links this row, which was linked to none, to one that is the same human (R14).</summary>
    internal void MergeInto(Guid other) => MergedIntoId = other;

    /// <summary>Takes the link away.</summary>
    internal void Unmerge() => MergedIntoId = null;

    /// <summary>Notes where following the links now ends.</summary>
    internal void SetSurvivor(Guid survivor) => SurvivorId = survivor;

    /// <summary>Leaves a tombstone: the random id, and that there was someone (R30).</summary>
    public void Erase(DateTime now)
    {
        GivenNames = Surnames = NameKey = "";
        BirthYear = null;
        Place = GuardianName = PasswordHash = null;
        GuardianAuthorisedAt = null;
        TwoFactorEnabled = false;
        ErasedAt = now;
        EndSessions();
    }

    /// <summary>Whether the person may be under 18 in that year. In the year of the eighteenth birthday, what they said decides.</summary>
    public bool IsMinor(int year) =>
        BirthYear is { } birth ? year - birth < AdultAge || (year - birth == AdultAge && DeclaredMinor) : DeclaredMinor;
}

/// <summary>
/// What a person may do (R15). Facilitators are learners too, coordinators facilitators too; the administrator runs the machine and reads
/// nobody's data.
/// </summary>
public enum PersonRole
{
    Learner,
    Facilitator,
    Coordinator,
    Administrator,
}

/// <summary>
/// Reads several rows as the one human they were found to be (R14): whatever is asked of a person is asked of all their rows.
/// </summary>
public static class SamePersonQuery
{
    /// <summary>
    /// The ids of every row that is the same human as this one, itself included; to be used inside a query:
    /// <c>db.SamePerson(id).Contains(x.PersonId)</c>.
    /// </summary>
    // The survivor is looked up once and then found by index; asking it of each person would walk through all of them.
    public static IQueryable<Guid> SamePerson(this UsmeDb db, Guid person) =>
        db
            .People.Where(p => p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault())
            .Select(p => p.Id);
}

/// <summary>A random mark that every session of a person carries; giving the person a new one ends them all.</summary>
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
        person.HasIndex(p => new { p.NameKey, p.BirthYear });
        person.HasIndex(p => new { p.RegisteredById, p.CreatedAt });
        person.HasIndex(p => p.SurvivorId);
    }
}
