using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Gatherings.Planning;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>
/// What is asked before a plan is saved: whether it may overlap, whether it may be on a holiday or late, and whether a series is as meant.
/// </summary>
/// <param name="Clashes">Gatherings that it overlaps.</param>
/// <param name="Unusual">Its times on holidays, early or late.</param>
/// <param name="Series">The gatherings of a series, to be shown; empty if there is one only.</param>
public sealed record PlanQuestions(
    IReadOnlyList<ScheduleConflict> Clashes,
    IReadOnlyList<UnusualTime> Unusual,
    IReadOnlyList<SeriesEntry> Series
)
{
    public static readonly PlanQuestions None = new([], [], []);

    public bool HasDoubts => Clashes.Count > 0 || Unusual.Count > 0;

    public bool IsEmpty => !HasDoubts && Series.Count == 0;

    /// <summary>Tells these questions from others: what was answered to some is not said of others.</summary>
    public string Sign =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            ' ',
                            [
                                .. Clashes.Select(c => $"{c.GatheringId}").Order(StringComparer.Ordinal),
                                .. Unusual.Select(t => $"{t.When.StartsAt:O}/{t.When.EndsAt:O}"),
                                .. Series.Select(e => $"{e.When.StartsAt:O}/{e.When.EndsAt:O}:{string.Join('+', e.Lessons)}"),
                            ]
                        )
                    )
                )
                .AsSpan(0, 8)
        );
}

/// <summary>A gathering of a series that is not saved yet.</summary>
/// <param name="When">The time.</param>
/// <param name="Lessons">Titles of its lessons.</param>
public sealed record SeriesEntry(TimeSlot When, IReadOnlyList<string> Lessons)
{
    /// <summary>Whether who plans does not want it.</summary>
    public bool IsLeftOut { get; init; }
}
