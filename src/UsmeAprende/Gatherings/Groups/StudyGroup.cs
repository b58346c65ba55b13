using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>A group: a series of gatherings with its people, who usually take one course together.</summary>
public sealed class StudyGroup
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; internal set; } = "";

    /// <summary>The course its people are enrolled in.</summary>
    public string? CourseId { get; internal set; }

    public DateTime CreatedAt { get; init; }

    public void Update(string name, string? course) => (Name, CourseId) = (name, course);
}

internal sealed class StudyGroupMapping : IEntityTypeConfiguration<StudyGroup>
{
    public void Configure(EntityTypeBuilder<StudyGroup> group)
    {
        group.ToTable("Groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Name).HasMaxLength(Gathering.TitleLength);
        group.Property(g => g.CourseId).HasMaxLength(100);
    }
}

/// <summary>A person's membership of a group, with a seat at each of its gatherings.</summary>
public sealed class GroupEnrolment
{
    public required Guid GroupId { get; init; }

    public required PersonId PersonId { get; init; }

    public DateTime EnrolledAt { get; internal set; }

    public DateTime? LeftAt { get; internal set; }

    public void Enter(DateTime now) => (EnrolledAt, LeftAt) = (now, null);

    public void Leave(DateTime now) => LeftAt = now;

    /// <summary>They left by mistake.</summary>
    public void Return() => LeftAt = null;
}

internal sealed class GroupEnrolmentMapping : IEntityTypeConfiguration<GroupEnrolment>
{
    public void Configure(EntityTypeBuilder<GroupEnrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.HasKey(e => new { e.GroupId, e.PersonId });
        enrolment.HasIndex(e => e.PersonId);
        enrolment.HasOne<StudyGroup>().WithMany().HasForeignKey(e => e.GroupId);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
