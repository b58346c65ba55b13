using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Audit;

/// <summary>
/// The values before and after an audited change. The row can be erased: without its key, the commitment in the chain reveals nothing
/// (R30).
/// </summary>
public sealed class AuditValues
{
    private const int KeyBytes = 32;

    public required long Sequence { get; init; }

    public byte[] Key { get; init; } = RandomNumberGenerator.GetBytes(KeyBytes);

    public required string? Before { get; init; }

    public required string? After { get; init; }

    public byte[] Commit() => HMACSHA256.HashData(Key, JsonSerializer.SerializeToUtf8Bytes(new[] { Before, After }));
}

internal sealed class AuditValuesMapping : IEntityTypeConfiguration<AuditValues>
{
    public void Configure(EntityTypeBuilder<AuditValues> values)
    {
        values.ToTable("AuditValues");
        values.HasKey(v => v.Sequence);
        values.Property(v => v.Sequence).ValueGeneratedNever();
        values.Property(v => v.Key).HasMaxLength(32);
        values.Property(v => v.Before).HasMaxLength(4000);
        values.Property(v => v.After).HasMaxLength(4000);
    }
}
