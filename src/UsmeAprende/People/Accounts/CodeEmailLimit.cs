using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>How many letters with codes one address gets in a day, whoever's accounts ask: anybody may type anybody's address.</summary>
public sealed class CodeEmailLimit(UsmeDb db, TimeProvider clock)
{
    /// <summary>
    /// Of each purpose apart: who signs strangers up with an address must not keep its owner from recovering their password.
    /// </summary>
    public const int MostADay = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Notes one more letter, in the transaction that puts it in the post.</summary>
    /// <returns>False where the address has had enough: then none is to be sent.</returns>
    public async Task<bool> TryTakeAsync(string matchKey, CodePurpose purpose, CancellationToken cancel)
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("A letter is counted in the transaction that sends it.");
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - Day;
        var address = SentCodeEmail.Fingerprint(matchKey);
        if (await db.SentCodeEmails.CountAsync(l => l.Address == address && l.Purpose == purpose && l.SentAt > since, cancel) >= MostADay)
            return false;
        db.Add(
            new SentCodeEmail
            {
                Address = address,
                Purpose = purpose,
                SentAt = now,
            }
        );
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>
/// That a letter with a code went to an address, whoever's account asked for it. Of the address only a fingerprint is kept, for two days.
/// </summary>
public sealed class SentCodeEmail
{
    private const int FingerprintBytes = 16;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] Address { get; init; }

    public required CodePurpose Purpose { get; init; }

    public required DateTime SentAt { get; init; }

    /// <param name="matchKey">Of the e-mail address.</param>
    public static byte[] Fingerprint(string matchKey) => SHA256.HashData(Encoding.UTF8.GetBytes(matchKey))[..FingerprintBytes];
}

internal sealed class SentCodeEmailMapping : IEntityTypeConfiguration<SentCodeEmail>
{
    public void Configure(EntityTypeBuilder<SentCodeEmail> letter)
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
