using UsmeAprende.Data;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>One kind of reminder: who gets it, when, and about what. Its text is in the template with its id.</summary>
public interface IReminderKind
{
    /// <summary>Short and stable: it is used in the database, in unsubscribe links and as the template's file name.</summary>
    string Id { get; }

    /// <summary>Its name on the page of preferences: <c>Seguir donde iba</c>.</summary>
    string Name { get; }

    ReminderPurpose Purpose { get; }

    ReminderAudience Audience => ReminderAudience.Everyone;

    /// <summary>Of several that are due on one day, the lowest comes first.</summary>
    int Priority { get; }

    /// <summary>Made-up values for all placeholders of the template, for the preview.</summary>
    IReadOnlyDictionary<string, string> Sample { get; }

    /// <summary>
    /// Lists all reminders of this kind that are or soon will be due. Called often: those that are planned already may be listed again.
    /// </summary>
    Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel);

    /// <summary>The values for the template; null if the reminder is not true or useful any more.</summary>
    Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel);
}

/// <summary>The purpose of a message, which decides when it may be sent (R28).</summary>
public enum ReminderPurpose
{
    /// <summary>
    /// A service message: something that the person counts on has changed or is near, or it is about their work. It needs no consent to
    /// reminders and also goes on Sundays, but not at night.
    /// </summary>
    Service,

    /// <summary>Motivation: only with consent, seldom, on working days.</summary>
    Motivation,
}

/// <summary>Who can get a kind of reminder, so that people are not asked about kinds that they never get.</summary>
public enum ReminderAudience
{
    Everyone,
    Facilitators,
    Coordinators,
}

/// <summary>A reminder that a kind wants to send. Planning it again with the same key changes nothing.</summary>
/// <param name="PersonId">The person, by the row that others were merged into (R14).</param>
/// <param name="DueAt">Not before this time; the quiet hours may make it later.</param>
/// <param name="ExpiresAt">Not after this time.</param>
public sealed record PlannedReminder(PersonId PersonId, string Subject, string Period, DateTime DueAt, DateTime ExpiresAt);

/// <summary>The values for a template, read when the reminder is sent.</summary>
/// <param name="Link">A path of this site.</param>
/// <param name="Values">By placeholder; the person's name is added.</param>
public sealed record ReminderFacts(string Link, IReadOnlyDictionary<string, string> Values)
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
