namespace UsmeAprende.People;

/// <summary>By what a person can be told from others and sign in.</summary>
public enum IdentifierKind
{
    Document,
    Phone,
    Email,
}
