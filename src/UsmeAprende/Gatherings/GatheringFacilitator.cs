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

    public required Guid PersonId { get; init; }
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
/// Which gatherings and groups a member of staff may see and change: those they facilitate, and a coordinator all (R15). To be used inside
/// queries.
/// </summary>
public static class StaffGatheringQueries
{
    public static IQueryable<Gathering> GatheringsForStaff(this UsmeDb db, Guid staff) =>
        db.Gatherings.Where(g =>
            g.Facilitators.Any(f => f.PersonId == staff) || db.People.Any(p => p.Id == staff && p.Role == PersonRole.Coordinator)
        );

    public static IQueryable<StudyGroup> GroupsForStaff(this UsmeDb db, Guid staff) =>
        db.Groups.Where(group =>
            db.Gatherings.Any(g => g.GroupId == group.Id && g.Facilitators.Any(f => f.PersonId == staff))
            || db.People.Any(p => p.Id == staff && p.Role == PersonRole.Coordinator)
        );
}
