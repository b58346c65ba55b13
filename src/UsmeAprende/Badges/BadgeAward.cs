using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Credentials;

namespace UsmeAprende.Badges;

/// <summary>
/// A badge that a person has earned: one row for each person and badge. It stays with the row of the person that earned it, also after a
/// merge (R14). Nobody else sees it until its owner shares it.
/// </summary>
public sealed class BadgeAward
{
    public const int BadgeIdLength = 80;
    public const int ReasonLength = 300;

    internal const string GroundGone = "El encuentro con el que la ganó se canceló o cambió de fecha.";

    /// <summary>Random, not a version 7 id, since it is in the address of a public page.</summary>
    public Guid Id { get; init; } = RandomUuid.New();

    public required PersonId PersonId { get; init; }

    public required string BadgeId { get; init; }

    /// <summary>When the rule was first met, computed from the records; fixed when the credential is signed.</summary>
    public DateTime AwardedAt { get; private set; }

    /// <summary>When its owner last made its page public; null while it is private.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>Whether the page shows its owner's name.</summary>
    public bool ShowName { get; private set; }

    /// <summary>Compact JWS, kept as first signed (R23).</summary>
    public string? SignedCredential { get; private set; }

    public DateTime? SignedAt { get; private set; }

    /// <summary>Id of the credential.</summary>
    public Guid CredentialId { get; init; } = RandomUuid.New();

    /// <summary>Id of the person in this credential only (R23).</summary>
    public Guid SubjectId { get; init; } = RandomUuid.New();

    /// <summary>Its place in the public bit lists; null until it is signed; those signed before get theirs at night.</summary>
    public int? StatusIndex { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Why it was revoked, for staff and the owner; no public page shows it.</summary>
    public string? RevocationReason { get; private set; }

    /// <summary>
    /// It was revoked because the gathering did not take place, not by a person's decision: if the rule holds again, the badge comes back.
    /// </summary>
    public bool WasLostWithGathering => RevokedAt is not null && RevocationReason == GroundGone;

    public bool IsShared => SharedAt is not null && RevokedAt is null;

    public string Path => $"/insignias/{Id}";

    public static BadgeAward Create(PersonId person, string badge, DateTime at) =>
        new()
        {
            PersonId = person,
            BadgeId = badge,
            AwardedAt = at,
        };

    /// <summary>Late records may show an earlier moment. The date is corrected until the credential is signed.</summary>
    public void CorrectAwardedAt(DateTime earnedAt)
    {
        if (SignedCredential is null)
            AwardedAt = earnedAt;
    }

    public void Sign(string credential, DateTime now)
    {
        if (SignedCredential is not null)
            throw new InvalidOperationException("A credential is signed once.");
        (SignedCredential, SignedAt) = (credential, now);
    }

    internal void PlaceInStatusList(int index) => StatusIndex ??= index;

    public void Share(bool showName, DateTime now)
    {
        SharedAt ??= now;
        ShowName = showName;
    }

    public void Withdraw()
    {
        SharedAt = null;
        ShowName = false;
    }

    /// <summary>The gathering by which it was earned took place after all.</summary>
    internal void Reinstate() => (RevokedAt, RevocationReason) = (null, null);

    public void Revoke(string reason, DateTime now) => (RevokedAt, RevocationReason) = (RevokedAt ?? now, reason);
}

internal sealed class BadgeAwardMapping : IEntityTypeConfiguration<BadgeAward>
{
    public void Configure(EntityTypeBuilder<BadgeAward> award)
    {
        award.ToTable("BadgeAwards");
        award.HasKey(a => a.Id).HasAnnotation("SqlServer:Clustered", false);
        award.Property(a => a.BadgeId).HasMaxLength(BadgeAward.BadgeIdLength);
        award.Property(a => a.RevocationReason).HasMaxLength(BadgeAward.ReasonLength);
        award.HasIndex(a => new { a.PersonId, a.BadgeId }).IsUnique();
        award.HasIndex(a => a.CredentialId).IsUnique();
        award.HasIndex(a => a.StatusIndex).IsUnique().HasFilter("[StatusIndex] IS NOT NULL");
    }
}
