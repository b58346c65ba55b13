using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Reports.Plan;

/// <summary>
/// What staff report of a result that the platform cannot count, with its evidence. Public. Never deleted: what was wrong is withdrawn, and
/// says why.
/// </summary>
public sealed class PlanReport
{
    public const int ResultLength = 60;
    public const int WordsLength = 600;
    public const int LinkLength = 400;
    public const int ReasonLength = 300;
    public const int MostAmount = 10_000;

    public required Guid Id { get; init; }

    public required int Year { get; init; }

    /// <summary>Of <see cref="KeyResult"/>.</summary>
    public required string Result { get; init; }

    /// <summary>First day of the month in which it was done.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How much it adds.</summary>
    public required int Amount { get; init; }

    /// <summary>What was done.</summary>
    public required string Words { get; init; }

    public required string? Link { get; init; }

    /// <summary>The file's extension with its dot, as its bytes tell; null if there is no file.</summary>
    public required string? Extension { get; init; }

    public required int Length { get; init; }

    public required PersonId ReportedById { get; init; }

    public required DateTime ReportedAt { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public PersonId? WithdrawnById { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnAt is null;

    public bool IsPdf => Extension == ".pdf";

    internal string FilePath => Path.Combine("plan", $"{Id:N}{Extension}");

    public void Withdraw(PersonId staff, string reason, DateTime now) =>
        (WithdrawnById, WithdrawalReason, WithdrawnAt) = (staff, reason, now);
}

internal sealed class PlanReportMapping : IEntityTypeConfiguration<PlanReport>
{
    public void Configure(EntityTypeBuilder<PlanReport> report)
    {
        report.ToTable("PlanReports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Result).HasMaxLength(PlanReport.ResultLength);
        report.Property(r => r.Words).HasMaxLength(PlanReport.WordsLength);
        report.Property(r => r.Link).HasMaxLength(PlanReport.LinkLength);
        report.Property(r => r.Extension).HasMaxLength(5);
        report.Property(r => r.WithdrawalReason).HasMaxLength(PlanReport.ReasonLength);
        report.Ignore(r => r.Stands);
        report.Ignore(r => r.IsPdf);
        report.Ignore(r => r.FilePath);
        report.HasIndex(r => new { r.Year, r.Result });
    }
}
