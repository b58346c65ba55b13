using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Reminders;

/// <summary>What can be chosen, and what has been.</summary>
public sealed record PreferencesPage
{
    /// <summary>Whether they consented to being encouraged at all.</summary>
    public required bool Allows { get; init; }

    public required IReadOnlyList<PreferenceKind> Kinds { get; init; }

    public required IReadOnlySet<(string Kind, string Channel)> Refused { get; init; }

    public required bool IsSaved { get; init; }

    public bool IsWanted(IReminderKind kind, PreferenceChannel channel) => !Refused.Contains((kind.Id, channel.Id));

    public static string Name(IReminderKind kind, string channel) => $"{kind.Id}:{channel}";
}
