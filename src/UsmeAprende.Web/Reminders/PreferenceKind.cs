using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Reminders;

/// <summary>A kind of message and the ways by which it may come.</summary>
public sealed record PreferenceKind(IReminderKind Kind, IReadOnlyList<PreferenceChannel> Channels);
