using System.Globalization;

namespace UsmeAprende.Learning;

/// <summary>The activities of which staff tell, and what their records' answers mean.</summary>
public static class Attendances
{
    private const string Gathering = "encuentro/";
    private const string Late = "/tarde";
    private const string Early = "/temprano";
    private const string Thanks = "gracias/";
    private const string Task = "/tarea"; // FormerNames knows it too: a module that is renamed takes its task along.

    /// <summary>That somebody came; the mark stands for the whole session (R21).</summary>
    public static string Of(Guid gathering) => $"{Gathering}{gathering:D}";

    /// <summary>That they came late: the answer is when, <c>HH:mm</c> in Bogotá.</summary>
    public static string LateOf(Guid gathering) => Of(gathering) + Late;

    /// <summary>That they left before the end: the answer is when, <c>HH:mm</c> in Bogotá.</summary>
    public static string EarlyOf(Guid gathering) => Of(gathering) + Early;

    /// <summary>That they helped others at a gathering.</summary>
    public static string ThanksOf(Guid gathering) => $"{Thanks}{gathering:D}";

    /// <summary>
    /// The task of a module that a facilitator watches; the answer is the attendance activity of the gathering where it was shown.
    /// </summary>
    public static string TaskOf(string module) => module + Task;

    public static bool IsThanks(string activity) => activity.StartsWith(Thanks, StringComparison.Ordinal);

    /// <summary>The gathering that an attendance, late or early note, or a thank-you speaks of.</summary>
    public static bool TryGathering(string activity, out Guid gathering)
    {
        var id = activity.AsSpan();
        if (id.StartsWith(Thanks))
            return Guid.TryParseExact(id[Thanks.Length..], "D", out gathering);
        gathering = default;
        if (!id.StartsWith(Gathering))
            return false;
        id = id[Gathering.Length..];
        id =
            id.EndsWith(Late) ? id[..^Late.Length]
            : id.EndsWith(Early) ? id[..^Early.Length]
            : id;
        return Guid.TryParseExact(id, "D", out gathering);
    }

    /// <summary>
    /// The gathering of which a record tells that somebody came, helped or showed a task there; null of what happened elsewhere.
    /// </summary>
    public static Guid? EventOf(LearningRecord record) => EventOf(record.Verb, record.Activity, record.Answer);

    /// <inheritdoc cref="EventOf(LearningRecord)"/>
    public static Guid? EventOf(Verb verb, string activity, string? answer) =>
        verb switch
        {
            Verb.Attended or Verb.Thanked => activity,
            Verb.Observed => answer,
            _ => null,
        }
            is { } where
        && TryGathering(where, out var gathering)
            ? gathering
            : null;

    /// <summary>The module whose task an observation speaks of.</summary>
    public static bool TryModule(string activity, out string module)
    {
        module = activity.EndsWith(Task, StringComparison.Ordinal) ? activity[..^Task.Length] : "";
        return module.AsSpan().Count('/') == 1;
    }

    /// <summary>Whether an attendance may bear this answer: a time, and only of a late or early note.</summary>
    internal static bool IsTime(string activity, string answer) =>
        (activity.EndsWith(Late, StringComparison.Ordinal) || activity.EndsWith(Early, StringComparison.Ordinal))
        && TimeOnly.TryParseExact(answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
