namespace UsmeAprende.Reminders;

/// <summary>To whom a kind of reminder can come, so that nobody is asked about what never reaches them.</summary>
public enum ReminderAudience
{
    Everyone,
    Facilitators,
    Coordinators,
}
