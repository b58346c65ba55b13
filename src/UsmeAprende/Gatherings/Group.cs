using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings;

/// <summary>A series of gatherings with its people, who usually take one course together.</summary>
public sealed class Group
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; internal set; } = "";

    /// <summary>The course its people are enrolled in.</summary>
    public string? CourseId { get; internal set; }

    public DateTime CreatedAt { get; init; }

    public void Describe(string name, string? course) => (Name, CourseId) = (name, course);
}

internal sealed class GroupMapping : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.ToTable("Groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Name).HasMaxLength(Gathering.TitleLength);
        group.Property(g => g.CourseId).HasMaxLength(100);
    }
}
