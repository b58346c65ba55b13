using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// What one line of a list will do, as it was shown, and what became of it. What it says of a person is thrown away as soon as it is done.
/// </summary>
public sealed class ImportedLine
{
    public const int ProblemsLength = 2_000;

    public required Guid ListId { get; init; }

    /// <summary>In the file, counted from 1.</summary>
    public required int Line { get; init; }

    public required LineAction Deed { get; set; }

    /// <summary>Whom it marks or registers.</summary>
    public Guid? PersonId { get; set; }

    public Guid? MarkId { get; set; }

    /// <summary>Somebody known whom it may be (R14).</summary>
    public Guid? CandidateId { get; set; }

    /// <summary>What staff are told of it, one sentence a line; without values.</summary>
    public string? Problems { get; set; }

    /// <summary>Its values, to show and to register; gone once it is done.</summary>
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
    /// <summary>Marks somebody known for certain: by code, by a verified identifier, or because the same list registered them.</summary>
    Mark,

    /// <summary>Registers somebody new, and marks them where it is a gathering's list.</summary>
    Register,

    /// <summary>
    /// The same, and a coordinator will look whether it is somebody known (R14), unless the member of staff says that it is.
    /// </summary>
    RegisterDoubtful,

    /// <summary>Says again what another line says.</summary>
    Repeated,

    /// <summary>It was done before.</summary>
    AlreadyThere,

    /// <summary>The list says that they did not come (R37).</summary>
    Absent,

    /// <summary>Does nothing: something must be mended first.</summary>
    Fault,
}

/// <summary>How far a line is.</summary>
public enum LineState
{
    Waiting,
    Done,

    /// <summary>Nothing was to be done.</summary>
    Left,

    /// <summary>It was to be done and could not.</summary>
    Failed,
}
