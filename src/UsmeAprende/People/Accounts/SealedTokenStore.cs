using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Identity's store, with encrypted secrets of second factors and recovery codes: the database or a copy of it is not enough to make codes.
/// Values that were stored unencrypted before are still read.
/// </summary>
public sealed partial class SealedTokenStore(UsmeDb db, IDataProtectionProvider protection, ILogger<SealedTokenStore> log)
    : UserOnlyStore<
        Person,
        UsmeDb,
        PersonId,
        IdentityUserClaim<PersonId>,
        IdentityUserLogin<PersonId>,
        IdentityUserToken<PersonId>,
        IdentityUserPasskey<PersonId>
    >(db)
{
    private const string Mark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.People.SealedTokenStore");

    public override Task SetTokenAsync(
        Person user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) => base.SetTokenAsync(user, loginProvider, name, value is null ? null : Mark + _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var stored = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        if (stored is null || !stored.StartsWith(Mark, StringComparison.Ordinal))
            return stored;
        try
        {
            return _protector.Unprotect(stored[Mark.Length..]);
        }
        catch (CryptographicException lost)
        {
            // The keys are lost: the factor cannot be used, and must be reset like a lost one.
            Unreadable(log, lost, user.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The second factor of person {Person} cannot be read: the keys folder is not the one it was made with.")]
    private static partial void Unreadable(ILogger log, Exception lost, PersonId person);
}
