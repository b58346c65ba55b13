using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Mail;

/// <summary>An e-mail that somebody waits for. The row is deleted when the mail server has accepted it or its time is over.</summary>
public sealed class WaitingEmail
{
    /// <summary>Also its Message-ID, the same however often it is sent.</summary>
    public Guid Id { get; private init; }

    /// <summary>The person it is about, so that erasing them finds it (R30).</summary>
    public PersonId OwnerId { get; private init; }

    /// <summary>
    /// Address and text, encrypted. They hold codes that open accounts, so a reader of the table, or of a copy of it, must learn nothing.
    /// </summary>
    public byte[] Sealed { get; private init; } = [];

    public DateTime UsefulUntil { get; private init; }

    /// <summary>When it is sent next. While a sender has it, when another may claim it.</summary>
    public DateTime NextAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The claim of the sender that has it now.</summary>
    public Guid? LeaseId { get; private set; }

    internal static WaitingEmail Create(EmailMessage email, EmailProtector protector, DateTime usefulUntil, DateTime now) =>
        new()
        {
            Id = email.MessageId,
            OwnerId = email.Owner,
            Sealed = protector.Protect(email),
            UsefulUntil = usefulUntil,
            NextAt = now,
        };
}

/// <summary>Encrypts an e-mail while it waits.</summary>
public sealed class EmailProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.Mail.WaitingLetter");

    public byte[] Protect(EmailMessage email) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(email));

    /// <summary>Null if the key is gone: such an e-mail can never be sent.</summary>
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
    public void Configure(EntityTypeBuilder<WaitingEmail> email)
    {
        email.ToTable("WaitingLetters");
        email.Property(l => l.Id).ValueGeneratedNever();
        email.HasIndex(l => l.NextAt);
        email.HasIndex(l => l.OwnerId);
    }
}
