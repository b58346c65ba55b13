using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>
/// What one line of a list will do, as it was shown, and what became of it. What it says of a person is thrown away as soon as it is done.
/// </summary>
public sealed class ImportedLine
{
    public const int ProblemsLength = 2_000;

    public required Guid ListId { get; init; }

    /// <summary>In the file, counted from 1.</summary>
    public required int Line { get; init; }

    public required LineDeed Deed { get; set; }

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

    public bool IsDue => Deed is LineDeed.Mark or LineDeed.Register or LineDeed.RegisterDoubtful;

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
