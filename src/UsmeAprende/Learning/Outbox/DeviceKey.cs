using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>The key with which a phone signs what one person does on it (R20). The private part never leaves the phone.</summary>
public sealed class DeviceKey
{
    public const int StampLength = 64;
    public const int SiteLength = 200;
    public const int PublicKeyLength = 200;

    /// <summary>A UUIDv7 that the phone made, so that a registration that is sent twice is the same.</summary>
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>SubjectPublicKeyInfo of an ECDSA key on P-256.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The site's address when it was registered: it is part of what the phone signs.</summary>
    public required string Site { get; init; }

    /// <summary>Whether the session that registered it acted as staff: then the key may say something about others (R2).</summary>
    public required bool IsStaffs { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>
    /// The stamp of the owner's sessions when they last signed in with it. When they end their sessions everywhere, or somebody does it for
    /// them, the key stops counting too, until they sign in on that phone again (R20).
    /// </summary>
    public required string Stamp { get; set; }
}

internal sealed class DeviceKeyMapping : IEntityTypeConfiguration<DeviceKey>
{
    public void Configure(EntityTypeBuilder<DeviceKey> key)
    {
        key.ToTable("DeviceKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.PublicKey).HasMaxLength(DeviceKey.PublicKeyLength);
        key.Property(k => k.Stamp).HasMaxLength(DeviceKey.StampLength);
        key.Property(k => k.Site).HasMaxLength(DeviceKey.SiteLength);
        key.HasIndex(k => k.PersonId);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
