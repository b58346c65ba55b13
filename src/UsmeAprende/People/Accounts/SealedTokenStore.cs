using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Identity's store, with the secrets of second factors and the codes on paper sealed: whoever reads the database or a copy of it makes no
/// codes. What was stored before in clear is read as it is.
/// </summary>
public sealed partial class SealedTokenStore(UsmeDb db, IDataProtectionProvider protection, ILogger<SealedTokenStore> log)
    : UserOnlyStore<
        Person,
        UsmeDb,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
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
            // The keys of this installation are gone: the factor opens nothing, and is taken away as one that was lost.
            Unreadable(log, lost, user.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The second factor of person {Person} cannot be read: the keys folder is not the one it was made with.")]
    private static partial void Unreadable(ILogger log, Exception lost, Guid person);
}
