namespace UsmeAprende.Learning;

/// <summary>Outcomes by activity.</summary>
internal static class Outcomes
{
    /// <summary>Joins an outcome to what is known of the activity.</summary>
    public static void JoinIn(this Dictionary<string, Outcome> outcomes, string activity, Outcome outcome) =>
        outcomes[activity] = outcomes.TryGetValue(activity, out var former) ? former.Join(outcome) : outcome;
}
