using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace UsmeAprende.Mail;

/// <summary>Closes a letter for the time it waits.</summary>
public sealed class LetterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.Mail.WaitingLetter");

    public byte[] Close(Letter letter) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(letter));

    /// <summary>Nothing where the key is gone: such a letter can never be sent.</summary>
    public Letter? Open(byte[] closed)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(_protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
