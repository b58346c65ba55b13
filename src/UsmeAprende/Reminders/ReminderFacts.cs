namespace UsmeAprende.Reminders;

/// <summary>What a template is filled with, read when the reminder goes out.</summary>
/// <param name="Link">A path of this site.</param>
/// <param name="Values">By placeholder; the person's name is added.</param>
public sealed record ReminderFacts(string Link, IReadOnlyDictionary<string, string> Values)
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
