using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Remembers with whose passwords a person's own was compared because they claim one identifier. The first time it may be a guess at the
/// others', by somebody who chose the password for it; the same one again tells nothing new.
/// </summary>
public sealed class ComparedPasswords(UsmeDb db)
{
    private const string Provider = "UsmeAprende";
    private const string Name = "Compared";

    /// <summary>Whether the last comparison was of this very password with these very people. From now on it was.</summary>
    public async Task<bool> IsKnownAsync(Guid person, string passwordHash, IEnumerable<Guid> others, CancellationToken cancel)
    {
        var value = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{passwordHash} {string.Join(' ', others.Order())}")));
        var kept = db.UserTokens.Where(t => t.UserId == person && t.LoginProvider == Provider && t.Name == Name);
        if (await kept.AnyAsync(t => t.Value == value, cancel))
            return true;
        if (await kept.ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, value), cancel) == 0)
            db.UserTokens.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = person,
                    LoginProvider = Provider,
                    Name = Name,
                    Value = value,
                }
            );
        return false;
    }
}
