namespace UsmeAprende.Gatherings;

/// <summary>
/// How likely it is to get a seat. In public it is said in words only: a count of who comes would be a public figure (R29).
/// </summary>
public enum SeatsLeft
{
    Many,
    Few,

    /// <summary>Who asks now waits for one.</summary>
    None,
}
