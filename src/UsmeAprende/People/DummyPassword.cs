using Microsoft.AspNetCore.Identity;

namespace UsmeAprende.People;

/// <summary>The hash of a password that nobody knows, verified where there is nobody, so that all attempts take the same work.</summary>
public sealed class DummyPassword
{
    public DummyPassword(IPasswordHasher<Person> hasher) => Hash = hasher.HashPassword(Owner, SecurityStamp.New());

    public Person Owner { get; } = new();

    public string Hash { get; }
}
