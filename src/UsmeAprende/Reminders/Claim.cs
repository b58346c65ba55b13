using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>What a sender took.</summary>
/// <param name="Taken">How many were looked at; none means that nothing is due.</param>
/// <param name="Outgoing">What of it is to be handed over now.</param>
public sealed record Claim(Guid Lease, int Taken, IReadOnlyList<OutgoingReminder> Outgoing);
