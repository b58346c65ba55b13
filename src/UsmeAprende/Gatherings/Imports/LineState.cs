namespace UsmeAprende.Gatherings.Imports;

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
