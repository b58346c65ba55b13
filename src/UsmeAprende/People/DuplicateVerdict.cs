namespace UsmeAprende.People;

/// <summary>What a coordinator found out about two people who resemble each other.</summary>
public enum DuplicateVerdict
{
    OnePerson,
    TwoPeople,
}
