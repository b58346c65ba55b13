namespace UsmeAprende.People;

/// <summary>Whether staff must prove themselves twice.</summary>
public enum SecondFactor
{
    Required,
    Optional,
}
