using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// An entry of the register: an issued certificate with its number within the year (R24). It is never deleted, and changes only when it is
/// revoked, replaced, annulled or withdrawn. Its content is a copy: a lesson or a name that changes later does not change it.
/// </summary>
public sealed class IssuedCertificate
{
    public const int SubjectLength = 100;
    public const int ReasonLength = 500;

    /// <summary>Made before the first attempt, so that a commit whose answer was lost can be repeated (R24).</summary>
    public required Guid Id { get; init; }

    public required int Year { get; init; }

    /// <summary>Within the year, from 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>The code by which anyone verifies it (<see cref="CertificateCode"/>).</summary>
    public required string Code { get; init; }

    /// <summary>The holder; null if the number was lost with a restored backup and annulled.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>What it is for: a course's id, or <c>encuentro/{id}</c>.</summary>
    public string Subject { get; init; } = "";

    public required DateTime IssuedAt { get; init; }

    public PersonId? IssuedById { get; init; }

    /// <summary>The second coordinator, if two steps are configured.</summary>
    public PersonId? ApprovedById { get; init; }

    /// <summary>The content; null after the holder withdrew it (R30), and if it was annulled.</summary>
    public CertificateContent? Words { get; private set; }

    /// <summary>The earlier entry that this one corrects.</summary>
    public Guid? ReplacesId { get; init; }

    public DateTime? EndedAt { get; private set; }

    public PersonId? EndedById { get; private set; }

    /// <summary>How it stopped being valid; null while it is valid.</summary>
    public CertificateEnd? End { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>When a coordinator last asked to notify the holder again; Reminders sends a message each time.</summary>
    public DateTime? ResentAt { get; private set; }

    /// <summary>The credential's <c>urn:uuid</c> (R23).</summary>
    public Guid CredentialId { get; init; } = Guid.CreateVersion7();

    public bool IsValid => End is null;

    /// <summary>As people write it: <c>2026-000123</c>.</summary>
    public string FormattedNumber => FormatNumber(Year, Number);

    /// <inheritdoc cref="FormattedNumber"/>
    public static string FormatNumber(int year, int number) => $"{year}-{number:D6}";

    internal static IssuedCertificate Create(NewCertificate order, int number, string code, DateTime now, int year) =>
        new()
        {
            Id = order.Id,
            Year = year,
            Number = number,
            Code = code,
            PersonId = order.PersonId,
            Subject = order.Subject,
            IssuedAt = now,
            IssuedById = order.IssuedById,
            ApprovedById = order.ApprovedById,
            ReplacesId = order.ReplacesId,
            Words = order.Words,
        };

    /// <summary>A number that was given before a restore and whose entry is lost (R24).</summary>
    internal static IssuedCertificate CreateAnnulled(int year, int number, string code, PersonId? by, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Year = year,
            Number = number,
            Code = code,
            IssuedAt = now,
            IssuedById = by,
            EndedAt = now,
            EndedById = by,
            End = CertificateEnd.Annulled,
            EndReason = "El registro de este número se perdió con una copia de seguridad.",
        };

    internal void Stop(CertificateEnd end, string reason, PersonId by, DateTime now)
    {
        if (End is not null)
            throw new InvalidOperationException($"The certificate {FormattedNumber} has ended already.");
        (End, EndReason, EndedById, EndedAt) = (end, reason, by, now);
    }

    /// <summary>Erases the reason: a coordinator wrote it, and it may name a person who asked to be erased (R30).</summary>
    internal void ForgetReason() => EndReason = null;

    internal void Resend(DateTime now) => ResentAt = now;

    /// <summary>The holder does not want it to be verifiable any more (R30): number and dates stay, the content is deleted.</summary>
    internal void Withdraw(PersonId by, DateTime now)
    {
        if (End is null)
            (End, EndedById, EndedAt) = (CertificateEnd.Withdrawn, by, now);
        (Words, EndReason) = (null, null);
    }
}

internal sealed class IssuedCertificateMapping : IEntityTypeConfiguration<IssuedCertificate>
{
    public void Configure(EntityTypeBuilder<IssuedCertificate> certificate)
    {
        certificate.ToTable("Certificates");
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Code).HasMaxLength(CertificateCode.Length);
        certificate.Property(c => c.Subject).HasMaxLength(IssuedCertificate.SubjectLength);
        certificate.Property(c => c.EndReason).HasMaxLength(IssuedCertificate.ReasonLength);
        certificate.HasIndex(c => new { c.Year, c.Number }).IsUnique();
        certificate.HasIndex(c => c.Code).IsUnique();
        certificate.HasIndex(c => c.CredentialId).IsUnique();
        certificate.HasIndex(c => c.ReplacesId).IsUnique().HasFilter("[ReplacesId] IS NOT NULL");
        // At most one valid certificate for each person and course (R24), also with several servers.
        certificate.HasIndex(c => new { c.PersonId, c.Subject }).IsUnique().HasFilter("[End] IS NULL AND [PersonId] IS NOT NULL");
        certificate.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        certificate.Ignore(c => c.IsValid);
        certificate.Ignore(c => c.FormattedNumber);
        certificate
            .Property(c => c.Words)
            .HasConversion(
                words => JsonSerializer.Serialize(words, JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<CertificateContent>(json, JsonSerializerOptions.Default)
            );
    }
}

/// <summary>How a certificate stopped being valid.</summary>
public enum CertificateEnd
{
    /// <summary>It should not have been issued.</summary>
    Revoked,

    /// <summary>Another entry corrects it.</summary>
    Replaced,

    /// <summary>The holder had their data erased and chose not to keep it verifiable (R30).</summary>
    Withdrawn,

    /// <summary>Its entry was lost with a restore; the number is never given again (R24).</summary>
    Annulled,
}

/// <summary>What a certificate is for, as it is stored: a course's id, or <c>encuentro/{id}</c>.</summary>
public static class CertificateSubject
{
    internal const string GatheringPrefix = "encuentro/";

    public static string ForGathering(Guid gathering) => $"{GatheringPrefix}{gathering:D}";

    public static bool TryParseGathering(string subject, out Guid gathering)
    {
        gathering = default;
        return subject.StartsWith(GatheringPrefix, StringComparison.Ordinal)
            && Guid.TryParseExact(subject.AsSpan(GatheringPrefix.Length), "D", out gathering);
    }
}
