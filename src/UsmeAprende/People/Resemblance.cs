namespace UsmeAprende.People;

/// <summary>Somebody known whom a person may be, as much of them as R14 lets staff see, and why.</summary>
public sealed record Resemblance(PersonGlimpse Person, Likeness Why);
