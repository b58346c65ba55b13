namespace UsmeAprende.People;

/// <summary>Which part of a place cannot be as it was written.</summary>
public enum PlaceFault
{
    Kind,
    Code,
    Name,
}
