using UsmeAprende.Data;

namespace UsmeAprende.Reminders;

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
    Task<ReminderFacts?> FactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel);
}
