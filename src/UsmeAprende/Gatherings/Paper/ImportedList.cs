using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>A list that staff uploaded, as shown in the preview.</summary>
public sealed class ImportedList
{
    public const int NoticeLength = 1_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The gathering; null if the list only registers people.</summary>
    public Guid? GatheringId { get; init; }

    public required PersonId StaffId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Notices about the whole file.</summary>
    public string? Notice { get; init; }

    /// <summary>When staff confirmed it. From then on it is processed to its end.</summary>
    public DateTime? AppliedAt { get; private set; }

    /// <summary>Why it is imported after attendance was closed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The batch that processes it, if it is long.</summary>
    public Guid? BatchId { get; private set; }

    internal void Apply(string? reason, DateTime now) => (AppliedAt, Reason) = (now, reason);

    /// <summary>Erases a text that named an erased person.</summary>
    internal void ForgetReason(string instead) => Reason = instead;

    internal void DeferTo(Guid batch) => BatchId = batch;
}

internal sealed class ImportedListMapping : IEntityTypeConfiguration<ImportedList>
{
    public void Configure(EntityTypeBuilder<ImportedList> list)
    {
        list.ToTable("ImportedLists");
        list.Property(l => l.Id).ValueGeneratedNever();
        list.Property(l => l.Notice).HasMaxLength(ImportedList.NoticeLength);
        list.Property(l => l.Reason).HasMaxLength(AttendanceCorrection.ReasonLength);
        list.HasIndex(l => new { l.GatheringId, l.CreatedAt });
        list.HasIndex(l => new { l.StaffId, l.CreatedAt });
    }
}

/// <summary>Counts of a list's lines, by action and state.</summary>
public sealed record ListImportCounts(IReadOnlyDictionary<LineAction, int> Deeds, IReadOnlyDictionary<LineState, int> States)
{
    public int All => Deeds.Values.Sum();

    public int Due => this[LineAction.Mark] + this[LineAction.Register] + this[LineAction.RegisterDoubtful];

    public int New => this[LineAction.Register] + this[LineAction.RegisterDoubtful];

    public int this[LineAction deed] => Deeds.GetValueOrDefault(deed);

    public int this[LineState state] => States.GetValueOrDefault(state);

    public static async Task<ListImportCounts> CountAsync(UsmeDb db, Guid list, CancellationToken cancel)
    {
        var counts = await db
            .ImportedLines.Where(l => l.ListId == list)
            .GroupBy(l => new { l.Deed, l.State })
            .Select(g => new
            {
                g.Key.Deed,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        return new ListImportCounts(
            counts.GroupBy(c => c.Deed).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            counts.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Sum(c => c.Count))
        );
    }
}
