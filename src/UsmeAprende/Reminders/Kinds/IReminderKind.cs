using UsmeAprende.Data;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>One kind of reminder: whom, when, about what. Its words stand in the template of its name.</summary>
public interface IReminderKind
{
    /// <summary>Short and stable: it stands in the database, in links to unsubscribe and in the template's file name.</summary>
    string Id { get; }

    /// <summary>What people call it where they choose: <c>Seguir donde iba</c>.</summary>
    string Name { get; }

    ReminderPurpose Purpose { get; }

    ReminderAudience Audience => ReminderAudience.Everyone;

    /// <summary>Of several due on one day the least comes first.</summary>
    int Priority { get; }

    /// <summary>Made-up values for every placeholder of the template, to show it by.</summary>
    IReadOnlyDictionary<string, string> Sample { get; }

    /// <summary>Everything of this kind that is or soon will be due. Called often: what is planned already may come again.</summary>
    Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel);

    /// <summary>Whether it is still true and useful, and the values it is said with; null where not.</summary>
    Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel);
}

/// <summary>Why somebody is written to, which decides the manners (R28).</summary>
public enum ReminderPurpose
{
    /// <summary>
    /// Something they count on has changed or is near, or it is their work. Needs no consent to reminders and knows no Sundays, only
    /// nights.
    /// </summary>
    Service,

    /// <summary>To encourage: by consent only, seldom, on working days.</summary>
    Motivation,
}

/// <summary>To whom a kind of reminder can come, so that nobody is asked about what never reaches them.</summary>
public enum ReminderAudience
{
    Everyone,
    Facilitators,
    Coordinators,
}

/// <summary>What a kind wants said to whom. Planned again with the same key, it changes nothing.</summary>
/// <param name="PersonId">Who, by the row that others were merged into (R14).</param>
/// <param name="DueAt">Not before; manners may make it later.</param>
/// <param name="ExpiresAt">Not after.</param>
public sealed record PlannedReminder(Guid PersonId, string Subject, string Period, DateTime DueAt, DateTime ExpiresAt);

/// <summary>What a template is filled with, read when the reminder goes out.</summary>
/// <param name="Link">A path of this site.</param>
/// <param name="Values">By placeholder; the person's name is added.</param>
public sealed record ReminderFacts(string Link, IReadOnlyDictionary<string, string> Values)
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
