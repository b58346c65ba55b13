namespace UsmeAprende.Reminders;

/// <summary>Where a reminder is on its way.</summary>
public enum ReminderState
{
    /// <summary>Until its time, or until it is tried again.</summary>
    Waiting,

    /// <summary>Claimed by a sender, whose lease runs.</summary>
    Sending,

    /// <summary>Handed over; with no channel, shown in the inbox alone.</summary>
    Sent,

    /// <summary>On a facilitator's call list.</summary>
    Listed,

    /// <summary>No longer wanted, allowed or true when its time came.</summary>
    Dropped,

    /// <summary>Refused for good, or too often.</summary>
    Failed,
}
