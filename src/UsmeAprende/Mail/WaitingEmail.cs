using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Mail;

/// <summary>A letter that somebody waits for, until the mail server has taken it or it is of no use any more; then the row goes.</summary>
public sealed class WaitingEmail
{
    /// <summary>Also its Message-ID, the same however often it is sent.</summary>
    public Guid Id { get; private init; }

    /// <summary>The person it is about, so that erasing them finds it (R30).</summary>
    public Guid OwnerId { get; private init; }

    /// <summary>
    /// Address and words. They hold codes that open accounts, so whoever reads the table, or a copy of it, learns nothing.
    /// </summary>
    public byte[] Sealed { get; private init; } = [];

    public DateTime UsefulUntil { get; private init; }

    /// <summary>When it is handed over next; while somebody does, when others may.</summary>
    public DateTime NextAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Who is handing it over.</summary>
    public Guid? LeaseId { get; private set; }

    internal static WaitingEmail Create(EmailMessage letter, EmailProtector seal, DateTime usefulUntil, DateTime now) =>
        new()
        {
            Id = letter.MessageId,
            OwnerId = letter.Owner,
            Sealed = seal.Protect(letter),
            UsefulUntil = usefulUntil,
            NextAt = now,
        };
}

/// <summary>Closes a letter for the time it waits.</summary>
public sealed class EmailProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.Mail.WaitingLetter");

    public byte[] Protect(EmailMessage letter) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(letter));

    /// <summary>Nothing where the key is gone: such a letter can never be sent.</summary>
    public EmailMessage? TryUnprotect(byte[] closed)
    {
        try
        {
            return JsonSerializer.Deserialize<EmailMessage>(_protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

internal sealed class WaitingEmailMapping : IEntityTypeConfiguration<WaitingEmail>
{
    public void Configure(EntityTypeBuilder<WaitingEmail> letter)
    {
        letter.ToTable("WaitingLetters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.HasIndex(l => l.NextAt);
        letter.HasIndex(l => l.OwnerId);
    }
}
