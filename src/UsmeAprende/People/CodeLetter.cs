using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>
/// That a letter with a code went to an address, whoever's account asked for it. Of the address only a fingerprint is kept, for two days.
/// </summary>
public sealed class CodeLetter
{
    private const int FingerprintBytes = 16;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] Address { get; init; }

    public required CodePurpose Purpose { get; init; }

    public required DateTime SentAt { get; init; }

    /// <param name="matchKey">Of the e-mail address.</param>
    public static byte[] Fingerprint(string matchKey) => SHA256.HashData(Encoding.UTF8.GetBytes(matchKey))[..FingerprintBytes];
}

internal sealed class CodeLetterMapping : IEntityTypeConfiguration<CodeLetter>
{
    public void Configure(EntityTypeBuilder<CodeLetter> letter)
    {
        letter.ToTable("CodeLetters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Address).HasMaxLength(16);
        letter.HasIndex(l => new
        {
            l.Address,
            l.Purpose,
            l.SentAt,
        });
    }
}
