namespace UsmeAprende.People;

/// <summary>Why two people may be one, from the weakest reason to the strongest (R14).</summary>
public enum Likeness
{
    /// <summary>The same full name, in any order, and the same birth year.</summary>
    NameAndYear,

    /// <summary>A member of staff who knows the person says so.</summary>
    StaffSaysSo,

    Phone,

    Email,

    Document,
}
