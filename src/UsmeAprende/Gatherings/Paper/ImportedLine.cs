using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// One line of a list: what it will do, as shown in the preview, and whether it was done. Its personal data are deleted when it is done.
/// </summary>
public sealed class ImportedLine
{
    public const int ProblemsLength = 2_000;

    public required Guid ListId { get; init; }

    /// <summary>The line number in the file, from 1.</summary>
    public required int Line { get; init; }

    public required LineAction Deed { get; set; }

    /// <summary>The person whom it marks or registers.</summary>
    public PersonId? PersonId { get; set; }

    public Guid? MarkId { get; set; }

    /// <summary>A known person who may be the same (R14).</summary>
    public PersonId? CandidateId { get; set; }

    /// <summary>Messages for staff, one sentence per line; without personal data.</summary>
    public string? Problems { get; set; }

    /// <summary>Its values, for the preview and the registration; deleted when it is done.</summary>
    public string? Values { get; set; }

    public required LineState State { get; set; }

    public bool IsDue => Deed is LineAction.Mark or LineAction.Register or LineAction.RegisterDoubtful;

    internal void Finish(LineState state, string? problem = null)
    {
        State = state;
        Values = null;
        if (problem is not null)
            Problems = Problems is null ? problem : $"{problem}\n{Problems}";
    }
}

internal sealed class ImportedLineMapping : IEntityTypeConfiguration<ImportedLine>
{
    public void Configure(EntityTypeBuilder<ImportedLine> line)
    {
        line.ToTable("ImportedLines");
        line.HasKey(l => new { l.ListId, l.Line });
        line.Property(l => l.Problems).HasMaxLength(ImportedLine.ProblemsLength);
        line.Ignore(l => l.IsDue);
        line.HasIndex(l => l.PersonId);
        line.HasOne<ImportedList>().WithMany().HasForeignKey(l => l.ListId);
    }
}

/// <summary>What a line of a list will do.</summary>
public enum LineAction
{
    /// <summary>
    /// Marks a person who is known for certain: by code, by a verified identifier, or because an earlier import of the same line registered
    /// them.
    /// </summary>
    Mark,

    /// <summary>Registers a new person, and marks them if it is a gathering's list.</summary>
    Register,

    /// <summary>
    /// The same, but the person may be a known one (R14): a coordinator will check, unless the member of staff says that it is the known
    /// person.
    /// </summary>
    RegisterDoubtful,

    /// <summary>Repeats another line.</summary>
    Repeated,

    /// <summary>It was done before: nothing to do.</summary>
    AlreadyThere,

    /// <summary>The list says that they did not come (R37).</summary>
    Absent,

    /// <summary>Does nothing because of a fault.</summary>
    Fault,
}

/// <summary>State of a line.</summary>
public enum LineState
{
    Waiting,
    Done,

    /// <summary>Nothing was to be done.</summary>
    Left,

    /// <summary>It could not be done.</summary>
    Failed,
}
