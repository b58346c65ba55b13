using UsmeAprende.Badges.Awarding;

namespace UsmeAprende.Badges;

/// <summary>One condition of a badge's rule: a number of distinct keys of a fact.</summary>
/// <param name="Within">A course or module: only its keys count, or it is itself the key. Null: all count.</param>
/// <param name="Score">Percent to be reached in a test; null for the test's own pass mark.</param>
public sealed record BadgeCriterion(BadgeFactKind Fact, int Count, string? Within = null, int? Score = null)
{
    /// <summary>Whether a key counts for this criterion.</summary>
    public bool Covers(string key) =>
        Within is null || (key.StartsWith(Within, StringComparison.Ordinal) && (key.Length == Within.Length || key[Within.Length] == '/'));
}

/// <summary>
/// The kinds of facts that a badge can ask for. Each is a set of distinct keys with their first moments; nothing else is counted (R5).
/// </summary>
public enum BadgeFactKind
{
    /// <summary>A lesson finished, or covered at a gathering that was attended.</summary>
    Lesson,

    /// <summary>A module with all its lessons.</summary>
    Module,

    /// <summary>A course with all its lessons.</summary>
    Course,

    /// <summary>A module's test with the score asked for.</summary>
    Test,

    /// <summary>A question answered wrong and right.</summary>
    Retry,

    /// <summary>A practice done on the phone.</summary>
    Practice,

    /// <summary>A gathering attended.</summary>
    Gathering,

    /// <summary>A module's task, seen by a facilitator.</summary>
    Task,

    /// <summary>A week of the longest run (<see cref="WeeklyStreak"/>).</summary>
    Week,

    /// <summary>A gathering whose facilitator thanked the person.</summary>
    Thanks,

    /// <summary>A goal reached together, in which the person took part.</summary>
    Goal,

    /// <summary>A game played.</summary>
    Game,
}
