namespace UsmeAprende.Web.Site;

/// <summary>A stop of the trail: a module, or a lesson within one.</summary>
/// <param name="Key">The module's id (or the lesson's): scripts find the stop by it.</param>
/// <param name="Detail">Such as "4 lecciones · 28 min".</param>
public sealed record TrailStop(
    string Key,
    string Title,
    string? Href,
    TrailState State = TrailState.Ahead,
    string? Detail = null,
    TrailProgress? Progress = null
)
{
    /// <summary>What <c>data-state</c> says, which style and scripts follow.</summary>
    public string StateName =>
        State switch
        {
            TrailState.Done => "done",
            TrailState.Here => "here",
            _ => "ahead",
        };

    /// <summary>How many lessons finish it: scripts count.</summary>
    public int? Lessons { get; init; }

    /// <summary>Set on the stop whose page is being read.</summary>
    public bool IsOpen { get; init; }

    public string? Current => IsOpen ? "true" : null;
}

/// <summary>Where a person stands on the trail.</summary>
public enum TrailState
{
    Ahead,
    Here,
    Done,
}

/// <summary>How much of a stop is done, and that in words: "3 de 4 lecciones".</summary>
public sealed record TrailProgress(int Done, int All, string Words);
