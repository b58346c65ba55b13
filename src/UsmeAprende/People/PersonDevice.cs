using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>
/// A browser in which a person has signed in: its own failures are counted apart, so that a stranger's guesses do not lock the person out
/// of it (R11).
/// </summary>
public sealed class PersonDevice
{
    private const int TokenBytes = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>Of the browser's token and the person: one phone shared by a family shows as different devices.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the browser says it is, in words a person recognises: <c>Chrome en Android</c>.</summary>
    public required string Description { get; init; }

    public required DateTime KnownAt { get; init; }

    public DateTime LastUsedAt { get; set; }

    public int Failures { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    public static bool IsToken(string? text) => text is { Length: 2 * TokenBytes } && text.All(char.IsAsciiHexDigitLower);

    public static byte[] Hash(string token, Guid person) => SHA256.HashData(Encoding.UTF8.GetBytes($"{token}:{person:N}"));
}

internal sealed class PersonDeviceMapping : IEntityTypeConfiguration<PersonDevice>
{
    public void Configure(EntityTypeBuilder<PersonDevice> device)
    {
        device.ToTable("PersonDevices");
        device.Property(d => d.Id).ValueGeneratedNever();
        device.Property(d => d.TokenHash).HasMaxLength(32);
        device.Property(d => d.Description).HasMaxLength(60);
        device.HasIndex(d => new { d.PersonId, d.TokenHash }).IsUnique();
        device.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
