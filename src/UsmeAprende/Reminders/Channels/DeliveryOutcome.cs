namespace UsmeAprende.Reminders.Channels;

/// <summary>What became of a message handed over.</summary>
public enum DeliveryOutcome
{
    Accepted,

    /// <summary>On a list of somebody who will say it.</summary>
    Listed,

    /// <summary>Worth another try later.</summary>
    Transient,

    /// <summary>This address will never take anything.</summary>
    Refused,

    /// <summary>This message will never be taken, which is not the address's fault.</summary>
    Failed,

    /// <summary>Its hours ended while it waited for its turn (R28): nothing was handed over.</summary>
    TooLate,
}
