namespace UsmeAprende.Gatherings.Paper;

/// <summary>A list that was read and can be looked at, or in a sentence why not.</summary>
public sealed record ListReadResult(Guid? List, string? Problem);

/// <summary>What became of saying yes to a list.</summary>
public enum ListImportResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is being done, as long work.</summary>
    Begun,

    /// <summary>It was said before.</summary>
    AlreadyApplied,

    /// <summary>It would register people who have not agreed to their data being kept.</summary>
    ConsentMissing,

    /// <summary>Of somebody who resembles a known person it was not said whether they are the same (R38).</summary>
    Undecided,

    /// <summary>Names that came together were parted, and staff have not looked at them.</summary>
    NamesUnseen,

    /// <summary>What staff wrote for one of these names is no name.</summary>
    NameUnclear,

    /// <summary>Its gathering has not begun or was cancelled: nobody came to it (R34).</summary>
    NotHeld,

    /// <summary>Attendance is closed: say why.</summary>
    ReasonNeeded,
}
