using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>Somebody is in a group, with a seat at each of its gatherings.</summary>
public sealed class Enrolment
{
    public required Guid GroupId { get; init; }

    public required Guid PersonId { get; init; }

    public DateTime EnrolledAt { get; internal set; }

    public DateTime? LeftAt { get; internal set; }

    public void Enter(DateTime now) => (EnrolledAt, LeftAt) = (now, null);

    public void Leave(DateTime now) => LeftAt = now;
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.HasKey(e => new { e.GroupId, e.PersonId });
        enrolment.HasIndex(e => e.PersonId);
        enrolment.HasOne<Group>().WithMany().HasForeignKey(e => e.GroupId);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
