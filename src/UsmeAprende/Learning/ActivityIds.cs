using System.Globalization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>Reads what an activity's id says, without the catalogue.</summary>
public static class ActivityIds
{
    /// <summary>True for a module's test. Only tests are called <c>prueba</c>; their questions have longer ids.</summary>
    public static bool IsTest(string activity) => activity.EndsWith("/prueba", StringComparison.Ordinal);

    /// <summary>True for a lesson. Its id is course, module and name; activities inside it have longer ids.</summary>
    public static bool IsLesson(string activity) => !IsTest(activity) && activity.AsSpan().Count('/') == 2;

    /// <summary>Returns the activity's id of today. It differs from the given one if the lesson was renamed.</summary>
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

/// <summary>The activities that staff record about others, and what the answers of those records mean.</summary>
public static class GatheringActivityIds
{
    private const string GatheringPrefix = "encuentro/";
    private const string LateSuffix = "/tarde";
    private const string EarlySuffix = "/temprano";
    private const string ThanksPrefix = "gracias/";
    private const string TaskSuffix = "/tarea"; // RenamedActivityIds knows it too: a module that is renamed takes its task along.

    /// <summary>Somebody came. The mark counts for the whole gathering (R21).</summary>
    public static string AttendanceOf(Guid gathering) => $"{GatheringPrefix}{gathering:D}";

    /// <summary>Somebody came late. The answer is the time in Bogotá, <c>HH:mm</c>.</summary>
    public static string LateOf(Guid gathering) => AttendanceOf(gathering) + LateSuffix;

    /// <summary>Somebody left before the end. The answer is the time in Bogotá, <c>HH:mm</c>.</summary>
    public static string EarlyOf(Guid gathering) => AttendanceOf(gathering) + EarlySuffix;

    /// <summary>The activities that say if somebody was at a gathering, and when they came and left.</summary>
    public static IReadOnlyList<string> ListForAttendance(Guid gathering) =>
        [AttendanceOf(gathering), LateOf(gathering), EarlyOf(gathering)];

    /// <summary>Somebody helped others at a gathering.</summary>
    public static string ThanksOf(Guid gathering) => $"{ThanksPrefix}{gathering:D}";

    /// <summary>
    /// A module's task that a facilitator observed. The answer is the attendance activity of the gathering where it was shown.
    /// </summary>
    public static string TaskOf(string module) => module + TaskSuffix;

    public static bool IsThanks(string activity) => activity.StartsWith(ThanksPrefix, StringComparison.Ordinal);

    /// <summary>Returns the gathering of an attendance, a late or early note, or a thank-you.</summary>
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
    /// Returns the gathering at which somebody came, helped or showed a task, according to a record; null for other records.
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

    /// <summary>Returns the module whose task was observed.</summary>
    public static bool TryParseModule(string activity, out string module)
    {
        module = activity.EndsWith(TaskSuffix, StringComparison.Ordinal) ? activity[..^TaskSuffix.Length] : "";
        return module.AsSpan().Count('/') == 1;
    }

    /// <summary>Checks the answer of an attendance record: a late or early note must have a time, a mark must have none.</summary>
    internal static bool IsFittingAnswer(string activity, string? answer) =>
        activity.EndsWith(LateSuffix, StringComparison.Ordinal) || activity.EndsWith(EarlySuffix, StringComparison.Ordinal)
            ? TimeOnly.TryParseExact(answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            : answer is null;
}
