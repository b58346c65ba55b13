using System.Globalization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>What an activity's id tells by itself.</summary>
public static class ActivityIds
{
    /// <summary>A module's test is the only activity called <c>prueba</c>; its questions come below it.</summary>
    public static bool IsTest(string activity) => activity.EndsWith("/prueba", StringComparison.Ordinal);

    /// <summary>A lesson is course, module and its own name; what is done within it comes below.</summary>
    public static bool IsLesson(string activity) => !IsTest(activity) && activity.AsSpan().Count('/') == 2;

    /// <summary>The id an activity has now: its own, or that of what a renamed lesson and all below it became.</summary>
    public static string ResolveRenamed(CourseCatalogue catalogue, string activity)
    {
        if (catalogue.Renamed.Count == 0)
            return activity;
        if (catalogue.Renamed.TryGetValue(activity, out var now))
            return now;
        var slash = activity.LastIndexOf('/');
        return slash > 0 && catalogue.Renamed.TryGetValue(activity[..slash], out now) ? now + activity[slash..] : activity;
    }
}

/// <summary>The activities of which staff tell, and what their records' answers mean.</summary>
public static class GatheringActivityIds
{
    private const string GatheringPrefix = "encuentro/";
    private const string LateSuffix = "/tarde";
    private const string EarlySuffix = "/temprano";
    private const string ThanksPrefix = "gracias/";
    private const string TaskSuffix = "/tarea"; // RenamedActivityIds knows it too: a module that is renamed takes its task along.

    /// <summary>That somebody came; the mark stands for the whole session (R21).</summary>
    public static string AttendanceOf(Guid gathering) => $"{GatheringPrefix}{gathering:D}";

    /// <summary>That they came late: the answer is when, <c>HH:mm</c> in Bogotá.</summary>
    public static string LateOf(Guid gathering) => AttendanceOf(gathering) + LateSuffix;

    /// <summary>That they left before the end: the answer is when, <c>HH:mm</c> in Bogotá.</summary>
    public static string EarlyOf(Guid gathering) => AttendanceOf(gathering) + EarlySuffix;

    /// <summary>The activities that say whether and from when to when somebody was at a gathering.</summary>
    public static IReadOnlyList<string> ListForAttendance(Guid gathering) =>
        [AttendanceOf(gathering), LateOf(gathering), EarlyOf(gathering)];

    /// <summary>That they helped others at a gathering.</summary>
    public static string ThanksOf(Guid gathering) => $"{ThanksPrefix}{gathering:D}";

    /// <summary>
    /// The task of a module that a facilitator watches; the answer is the attendance activity of the gathering where it was shown.
    /// </summary>
    public static string TaskOf(string module) => module + TaskSuffix;

    public static bool IsThanks(string activity) => activity.StartsWith(ThanksPrefix, StringComparison.Ordinal);

    /// <summary>The gathering that an attendance, late or early note, or a thank-you speaks of.</summary>
    public static bool TryParseGathering(string activity, out Guid gathering)
    {
        var id = activity.AsSpan();
        if (id.StartsWith(ThanksPrefix))
            return Guid.TryParseExact(id[ThanksPrefix.Length..], "D", out gathering);
        gathering = default;
        if (!id.StartsWith(GatheringPrefix))
            return false;
        id = id[GatheringPrefix.Length..];
        id =
            id.EndsWith(LateSuffix) ? id[..^LateSuffix.Length]
            : id.EndsWith(EarlySuffix) ? id[..^EarlySuffix.Length]
            : id;
        return Guid.TryParseExact(id, "D", out gathering);
    }

    /// <summary>
    /// The gathering of which a record tells that somebody came, helped or showed a task there; null of what happened elsewhere.
    /// </summary>
    public static Guid? FindGathering(LearningRecord record) => FindGathering(record.Verb, record.Activity, record.Answer);

    /// <inheritdoc cref="FindGathering(LearningRecord)"/>
    public static Guid? FindGathering(RecordVerb verb, string activity, string? answer) =>
        verb switch
        {
            RecordVerb.Attended or RecordVerb.Thanked => activity,
            RecordVerb.Observed => answer,
            _ => null,
        }
            is { } where
        && TryParseGathering(where, out var gathering)
            ? gathering
            : null;

    /// <summary>The module whose task an observation speaks of.</summary>
    public static bool TryParseModule(string activity, out string module)
    {
        module = activity.EndsWith(TaskSuffix, StringComparison.Ordinal) ? activity[..^TaskSuffix.Length] : "";
        return module.AsSpan().Count('/') == 1;
    }

    /// <summary>Whether an attendance may bear this answer: a late or early note has its time, a mark has none.</summary>
    internal static bool IsFittingAnswer(string activity, string? answer) =>
        activity.EndsWith(LateSuffix, StringComparison.Ordinal) || activity.EndsWith(EarlySuffix, StringComparison.Ordinal)
            ? TimeOnly.TryParseExact(answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            : answer is null;
}
