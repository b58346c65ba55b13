using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Limits how many e-mails with codes one address gets in a day, over all accounts: anybody can type another person's address.
/// </summary>
public sealed class CodeEmailLimit(UsmeDb db, TimeProvider clock)
{
    /// <summary>
    /// Limit for each purpose: somebody who signs up with another person's address must not block that person's password recovery.
    /// </summary>
    public const int MostADay = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Counts one more e-mail, in the transaction that queues it.</summary>
    /// <returns>False if the limit is reached: then it must not be sent.</returns>
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
/// An e-mail with a code that was sent to an address, for any account. Only a fingerprint of the address is stored, for two days.
/// </summary>
public sealed class SentCodeEmail
{
    private const int FingerprintBytes = 16;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] Address { get; init; }

    public required CodePurpose Purpose { get; init; }

    public required DateTime SentAt { get; init; }

    /// <param name="matchKey">The key of the e-mail address.</param>
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
