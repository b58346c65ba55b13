using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>Who runs a gathering, and so may take its attendance (R2).</summary>
public sealed class GatheringFacilitator
{
    public required Guid GatheringId { get; init; }

    public required PersonId PersonId { get; init; }
}

internal sealed class GatheringFacilitatorMapping : IEntityTypeConfiguration<GatheringFacilitator>
{
    public void Configure(EntityTypeBuilder<GatheringFacilitator> facilitator)
    {
        facilitator.ToTable("GatheringFacilitators");
        facilitator.HasKey(f => new { f.GatheringId, f.PersonId });
        facilitator.HasIndex(f => f.PersonId);
        facilitator.HasOne<Gathering>().WithMany(g => g.Facilitators).HasForeignKey(f => f.GatheringId);
        facilitator.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// Who may see and change which gatherings and groups: a facilitator their own, a coordinator all (R2, R15). The rule stands here and
/// nowhere else. That a coordinator still is one is read with the gatherings, in the same question; so it holds in a transaction that
/// writes, however long ago the request began.
/// </summary>
public static class StaffGatheringQueries
{
    public static IQueryable<Gathering> GatheringsForStaff(this UsmeDb db, Actor actor)
    {
        var person = actor.PersonId;
        var coordinators = Coordinators(db, person);
        return actor.IsCoordinator
            ? db.Gatherings.Where(g => coordinators.Any() || g.Facilitators.Any(f => f.PersonId == person))
            : db.Gatherings.Where(g => g.Facilitators.Any(f => f.PersonId == person));
    }

    /// <summary>The later ones of a gathering's series that are still to be held.</summary>
    public static IQueryable<Gathering> RestOfSeriesForStaff(this UsmeDb db, Actor actor, Gathering gathering) =>
        db.GatheringsForStaff(actor)
            .Where(g =>
                g.GroupId != null
                && g.GroupId == gathering.GroupId
                && g.StartsAt > gathering.StartsAt
                && g.CancelledAt == null
                && g.ClosedAt == null
            );

    /// <summary>A group is theirs with any of its gatherings.</summary>
    public static IQueryable<StudyGroup> GroupsForStaff(this UsmeDb db, Actor actor)
    {
        var own = db.GatheringsForStaff(actor);
        var coordinators = Coordinators(db, actor.PersonId);
        return actor.IsCoordinator
            ? db.Groups.Where(group => coordinators.Any() || own.Any(g => g.GroupId == group.Id))
            : db.Groups.Where(group => own.Any(g => g.GroupId == group.Id));
    }

    /// <summary>
    /// The same of a gathering in memory, with its facilitators; the actor's role must have been read in this transaction.
    /// </summary>
    internal static bool MayChange(this Actor actor, Gathering gathering) =>
        actor.IsCoordinator || (actor.IsFacilitator && gathering.Facilitators.Exists(f => f.PersonId == actor.PersonId));

    /// <summary>This person, while they are one.</summary>
    private static IQueryable<Person> Coordinators(UsmeDb db, PersonId person) =>
        db.People.Where(p => p.Id == person && p.Role == PersonRole.Coordinator && p.ErasedAt == null);
}
