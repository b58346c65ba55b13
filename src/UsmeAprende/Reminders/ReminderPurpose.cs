namespace UsmeAprende.Reminders;

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
