using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace UsmeAprende.Reminders.Preferences;

/// <summary>
/// Encrypted tokens for the links in e-mails that stop one kind of reminder for one person without signing in. A token shows neither person
/// nor kind.
/// </summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider protection)
{
    private const int PersonBytes = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.Reminders.Unsubscribe");

    public string Create(PersonId person, string kind) =>
        Convert.ToHexStringLower(_protector.Protect([.. person.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(kind)]));

    public bool TryRead(string token, out PersonId person, [NotNullWhen(true)] out string? kind)
    {
        (person, kind) = (default, null);
        try
        {
            var bytes = _protector.Unprotect(Convert.FromHexString(token));
            if (bytes.Length <= PersonBytes)
                return false;
            (person, kind) = (
                new PersonId(new Guid(bytes.AsSpan(0, PersonBytes))),
                Encoding.UTF8.GetString(bytes, PersonBytes, bytes.Length - PersonBytes)
            );
            return true;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
