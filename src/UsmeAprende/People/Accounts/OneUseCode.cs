using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Accounts;

/// <summary>A code of eight digits that works once, for a short time. Only its hash is stored.</summary>
public sealed class OneUseCode
{
    public const int MostTries = 5;
    private const int Codes = 100_000_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required PersonId PersonId { get; init; }

    public required CodePurpose Purpose { get; init; }

    public byte[] Hash { get; private set; } = [];

    public required DateTime IssuedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>The member of staff who gave it; null if it was sent by e-mail.</summary>
    public PersonId? IssuedById { get; init; }

    public int Tries { get; private set; }

    public DateTime? UsedAt { get; private set; }

    /// <summary>Creates the digits, which are shown only once: <c>1234 5678</c>.</summary>
    /// <param name="about">What it is good for besides its purpose, such as one gathering.</param>
    public string GenerateDigits(Guid? about = null)
    {
        var digits = RandomNumberGenerator.GetInt32(Codes).ToString("D8", CultureInfo.InvariantCulture);
        Hash = HashOf(Id, digits, about);
        return $"{digits[..4]} {digits[4..]}";
    }

    public bool Matches(string typed, Guid? about = null) =>
        CryptographicOperations.FixedTimeEquals(
            Hash,
            HashOf(Id, string.Concat(TypedText.CleanValue(typed).Where(char.IsAsciiDigit)), about)
        );

    private static byte[] HashOf(Guid id, string digits, Guid? about) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(about is null ? $"{id:N}:{digits}" : $"{id:N}:{digits}:{about:N}"));
}

/// <summary>What a one-use code is for.</summary>
public enum CodePurpose
{
    /// <summary>Choosing a new password (R12).</summary>
    Recovery,

    /// <summary>Proving an e-mail address (R10).</summary>
    EmailVerification,

    /// <summary>Running a gathering of somebody else (R15).</summary>
    Substitute,
}

internal sealed class OneUseCodeMapping : IEntityTypeConfiguration<OneUseCode>
{
    public void Configure(EntityTypeBuilder<OneUseCode> code)
    {
        code.ToTable("OneUseCodes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Hash).HasMaxLength(32);
        code.HasIndex(c => new { c.PersonId, c.Purpose });
        code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
