namespace UsmeAprende.People;

/// <summary>Two people, the same pair whichever is named first.</summary>
public readonly record struct PersonPair
{
    public PersonPair(Guid one, Guid other) => (One, Other) = one.CompareTo(other) < 0 ? (one, other) : (other, one);

    public Guid One { get; }

    public Guid Other { get; }
}
