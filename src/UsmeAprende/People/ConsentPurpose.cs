namespace UsmeAprende.People;

/// <summary>What a person can allow, each apart (Ley 1581 de 2012).</summary>
public enum ConsentPurpose
{
    /// <summary>Keeping the person's data to run the courses. Without it there is no account.</summary>
    DataTreatment,

    /// <summary>Writing to the person to encourage them.</summary>
    Reminders,

    /// <summary>Taking and showing photographs of the person.</summary>
    Image,
}
