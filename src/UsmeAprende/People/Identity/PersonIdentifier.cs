using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>A document, phone or e-mail of a person: claimed until it is proven, and unique only then (R10).</summary>
public sealed class PersonIdentifier
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; private init; }

    public IdentifierKind Kind { get; private init; }

    public IdentityDocumentType? DocumentType { get; private init; }

    public string Value { get; private init; } = "";

    /// <summary>The key for comparing: a TI and a CC with the same number have the same key.</summary>
    public string MatchKey { get; private init; } = "";

    /// <summary>Since when the person claims it, which decides the order at sign-in (R11).</summary>
    public DateTime ClaimedAt { get; private set; }

    public DateTime? VerifiedAt { get; private set; }

    /// <summary>The member of staff who saw the document; null if the person answered a code.</summary>
    public PersonId? VerifiedById { get; private set; }

    /// <summary>As people type it: without Colombia's code.</summary>
    public string AsTyped => Kind is IdentifierKind.Phone ? PhoneNumber.WithoutCountry(Value) : Value;

    public string LastFour => Value.Length > 4 ? Value[^4..] : Value;

    public static PersonIdentifier CreateClaimed(PersonId person, DocumentNumber document, DateTime now) =>
        new()
        {
            PersonId = person,
            Kind = IdentifierKind.Document,
            DocumentType = document.Type,
            Value = document.Value,
            MatchKey = document.MatchKey,
            ClaimedAt = now,
        };

    public static PersonIdentifier CreateClaimed(PersonId person, PhoneNumber phone, DateTime now) =>
        new()
        {
            PersonId = person,
            Kind = IdentifierKind.Phone,
            Value = phone.Value,
            MatchKey = phone.MatchKey,
            ClaimedAt = now,
        };

    public static PersonIdentifier CreateClaimed(PersonId person, PersonEmailAddress email, DateTime now) =>
        new()
        {
            PersonId = person,
            Kind = IdentifierKind.Email,
            Value = email.Value,
            MatchKey = email.MatchKey,
            ClaimedAt = now,
        };

    /// <summary>Sets the claim's position among others'.</summary>
    internal void SetClaimedAt(DateTime at) => ClaimedAt = at;

    public void Verify(DateTime now, PersonId? by) => (VerifiedAt, VerifiedById) = (now, by);

    /// <summary>All keys that a typed text may mean, since people sign in without saying whether it is a document or a phone.</summary>
    public static IReadOnlyList<string> PossibleKeys(string? typed)
    {
        var text = TypedText.CleanValue(typed);
        if (text.Contains('@', StringComparison.Ordinal))
            return PersonEmailAddress.TryParse(text, out var email, out _) ? [email.MatchKey] : [];
        var keys = DocumentNumber.PossibleKeys(text).Distinct().ToList();
        if (PhoneNumber.TryParse(text, out var phone, out _))
            keys.Add(phone.MatchKey);
        return keys;
    }
}

/// <summary>The kinds of identifiers by which a person can sign in.</summary>
public enum IdentifierKind
{
    Document,
    Phone,
    Email,
}

internal sealed class PersonIdentifierMapping : IEntityTypeConfiguration<PersonIdentifier>
{
    public void Configure(EntityTypeBuilder<PersonIdentifier> identifier)
    {
        identifier.ToTable("PersonIdentifiers");
        identifier.Property(i => i.Id).ValueGeneratedNever();
        identifier.Property(i => i.DocumentType).HasMaxLength(3);
        identifier.Property(i => i.Kind).HasMaxLength(10);
        identifier.Property(i => i.Value).HasMaxLength(254);
        identifier.Property(i => i.MatchKey).HasMaxLength(260);
        identifier.HasIndex(i => i.MatchKey);
        identifier.HasIndex(i => i.MatchKey, "OneVerified").IsUnique().HasFilter("[VerifiedAt] IS NOT NULL");
        identifier.HasIndex(i => new { i.PersonId, i.Kind }).IsUnique();
        identifier.HasOne<Person>().WithMany(p => p.Identifiers).HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
