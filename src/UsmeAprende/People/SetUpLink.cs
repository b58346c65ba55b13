using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>The one-time address where an administrator signs up, kept only as a hash.</summary>
public sealed class SetUpLink
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] TokenHash { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; private set; }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class SetUpLinkMapping : IEntityTypeConfiguration<SetUpLink>
{
    public void Configure(EntityTypeBuilder<SetUpLink> link)
    {
        link.ToTable("SetUpLinks");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(32);
        link.HasIndex(l => l.TokenHash).IsUnique();
    }
}
