using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>Somebody the programme knows, with or without a way to sign in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int NameLength = 120;

    public string GivenNames { get; set; } = "";

    public string Surnames { get; set; } = "";

    public Role Role { get; set; }

    public DateTime CreatedAt { get; init; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.GivenNames).HasMaxLength(Person.NameLength);
        person.Property(p => p.Surnames).HasMaxLength(Person.NameLength);
    }
}
