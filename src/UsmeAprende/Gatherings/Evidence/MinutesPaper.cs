using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Paper;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Whose paper it is, as the settings of the site name them.</summary>
public sealed record PaperHeading(string Entity, string Programme);

/// <summary>The content of a gathering's minutes on paper.</summary>
public sealed record MinutesPaper
{
    public required PaperHeading Heading { get; init; }

    /// <summary>The gathering's facts, and how many came.</summary>
    public required AttendanceSheet Sheet { get; init; }

    public required GatheringMinutes Minutes { get; init; }

    /// <summary>The titles of the lessons it covers: its agenda.</summary>
    public required IReadOnlyList<string> Lessons { get; init; }

    /// <summary>When it was last corrected after closing, UTC.</summary>
    public DateTime? CorrectedAt { get; init; }
}

/// <summary>Builds the minutes of a gathering for paper.</summary>
public sealed class MinutesPaperBuilder(MinutesService minutes, AttendanceSheetBuilder sheets, CatalogueStore catalogue)
{
    /// <summary>Null if nobody has written them.</summary>
    /// <param name="gathering">With its lessons.</param>
    /// <param name="heading">Whose paper it is.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<MinutesPaper?> CreateAsync(Gathering gathering, PaperHeading heading, CancellationToken cancel)
    {
        if (await minutes.FindAsync(gathering.Id, cancel) is not { } written)
            return null;
        var current = catalogue.Current;
        var covered = gathering.Lessons.Select(l => current.ResolveRenamed(l.Lesson)).ToHashSet();
        return new MinutesPaper
        {
            Heading = heading,
            Sheet = await sheets.CreateFilledAsync(gathering, cancel),
            Minutes = written,
            Lessons = [.. current.Courses.SelectMany(c => c.Lessons).Where(l => covered.Contains(l.Id)).Select(l => l.Title)],
            CorrectedAt = await minutes.ListEarlierAsync(gathering.Id, cancel) is [var last, ..] ? last.CorrectedAt : null,
        };
    }
}
