using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// The PDF of a certificate as it was first made (R24). Later downloads give these bytes, and a file is recognised by their hash (R25).
/// </summary>
public sealed class CertificateDocument
{
    public required Guid CertificateId { get; init; }

    public required byte[] Bytes { get; init; }

    public required byte[] Sha256 { get; init; }

    public required DateTime MadeAt { get; init; }

    internal static CertificateDocument Create(Guid certificate, byte[] bytes, DateTime now) =>
        new()
        {
            CertificateId = certificate,
            Bytes = bytes,
            Sha256 = SHA256.HashData(bytes),
            MadeAt = now,
        };
}

internal sealed class CertificateDocumentMapping : IEntityTypeConfiguration<CertificateDocument>
{
    public void Configure(EntityTypeBuilder<CertificateDocument> document)
    {
        document.ToTable("CertificateDocuments");
        document.HasKey(d => d.CertificateId).HasAnnotation("SqlServer:Clustered", false);
        document.Property(d => d.Sha256).HasMaxLength(32);
        document.HasIndex(d => d.Sha256);
        document
            .HasOne<IssuedCertificate>()
            .WithOne()
            .HasForeignKey<CertificateDocument>(d => d.CertificateId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
