using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Credentials;

namespace UsmeAprende.Badges;

/// <summary>
/// That somebody earned a badge: one row per person and badge, only ever added. It stays with the row that earned it, whoever is merged
/// (R14). Nobody else sees it until its owner shares it.
/// </summary>
public sealed class BadgeAward
{
    public const int BadgeIdLength = 80;
    public const int ReasonLength = 300;

    internal const string GroundGone = "El encuentro con el que la ganó se canceló o cambió de fecha.";

    /// <summary>Random, not by time: it stands in the address of the page.</summary>
    public Guid Id { get; init; } = RandomUuid.New();

    public required Guid PersonId { get; init; }

    public required string BadgeId { get; init; }

    /// <summary>When the rule first held, as the records tell it; fixed when the credential is signed.</summary>
    public DateTime AwardedAt { get; private set; }

    /// <summary>When its owner last made its page public; null while it is theirs alone.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>Whether the page bears its owner's name.</summary>
    public bool ShowName { get; private set; }

    /// <summary>Compact JWS, kept as first signed (R23).</summary>
    public string? SignedCredential { get; private set; }

    public DateTime? SignedAt { get; private set; }

    /// <summary>Names the credential.</summary>
    public Guid CredentialId { get; init; } = RandomUuid.New();

    /// <summary>Stands for the person in this credential only (R23).</summary>
    public Guid SubjectId { get; init; } = RandomUuid.New();

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Why, for those who revoked it and whoever had earned it; no public page shows it.</summary>
    public string? RevocationReason { get; private set; }

    /// <summary>
    /// It was taken back because what it was won by did not take place, not by anybody's decision: should the rule hold again, so does the
    /// badge.
    /// </summary>
    public bool WasLostWithGathering => RevokedAt is not null && RevocationReason == GroundGone;

    public bool IsShared => SharedAt is not null && RevokedAt is null;

    public string Path => $"/insignias/{Id}";

    public static BadgeAward Create(Guid person, string badge, DateTime at) =>
        new()
        {
            PersonId = person,
            BadgeId = badge,
            AwardedAt = at,
        };

    /// <summary>Records that arrive late may tell of an earlier moment, until somebody else holds the date in hand.</summary>
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

    /// <summary>What it was won by took place after all.</summary>
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
    }
}
