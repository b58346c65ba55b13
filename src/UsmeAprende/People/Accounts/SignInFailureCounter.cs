using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Counts failed attempts in single SQL statements, so that parallel guesses on any node are counted exactly (R11). An attempt is counted
/// as failed before it is made, and the count is taken back if it was right.
/// </summary>
public sealed class SignInFailureCounter(UsmeDb db, TimeProvider clock)
{
    public const int Most = 10;

    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Counts one attempt on a person from an unfamiliar device; false during a lock.</summary>
    public async Task<bool> ReserveAttemptAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Lock;
        var people = db.People.Where(p => p.Id == person);
        await people
            .Where(p => p.UnfamiliarLockedUntil <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.UnfamiliarFailures, 0).SetProperty(p => p.UnfamiliarLockedUntil, (DateTime?)null),
                cancel
            );
        return await people
                .Where(p => p.UnfamiliarLockedUntil == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.UnfamiliarFailures, p => p.UnfamiliarFailures + 1)
                            .SetProperty(p => p.UnfamiliarLockedUntil, p => p.UnfamiliarFailures + 1 >= Most ? until : null),
                    cancel
                ) == 1;
    }

    /// <summary>Counts one attempt from a known device of the person; false while that device is locked.</summary>
    public async Task<bool> ReserveDeviceAttemptAsync(Guid device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Lock;
        var devices = db.PersonDevices.Where(d => d.Id == device);
        await devices
            .Where(d => d.LockedUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Failures, 0).SetProperty(d => d.LockedUntil, (DateTime?)null), cancel);
        return await devices
                .Where(d => d.LockedUntil == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(d => d.Failures, d => d.Failures + 1)
                            .SetProperty(d => d.LockedUntil, d => d.Failures + 1 >= Most ? until : null),
                    cancel
                ) == 1;
    }

    /// <summary>Resets the failures of the person, who has signed in.</summary>
    public Task ClearAsync(PersonId person, CancellationToken cancel) =>
        db
            .People.Where(p => p.Id == person)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.UnfamiliarFailures, 0).SetProperty(p => p.UnfamiliarLockedUntil, (DateTime?)null),
                cancel
            );

    /// <inheritdoc cref="ClearAsync"/>
    public Task ClearDeviceAsync(Guid device, CancellationToken cancel) =>
        db
            .PersonDevices.Where(d => d.Id == device)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Failures, 0).SetProperty(d => d.LockedUntil, (DateTime?)null), cancel);

    /// <summary>Resets the failures of the person and of all their devices.</summary>
    public async Task ClearAllAsync(PersonId person, CancellationToken cancel)
    {
        await ClearAsync(person, cancel);
        await db
            .PersonDevices.Where(d => d.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Failures, 0).SetProperty(d => d.LockedUntil, (DateTime?)null), cancel);
    }

    /// <summary>
    /// Takes back one attempt of somebody who still needs the second factor. A reset here would let somebody who knows the password guess
    /// codes without limit.
    /// </summary>
    public Task GiveBackAttemptAsync(PersonId person, CancellationToken cancel) =>
        db
            .People.Where(p => p.Id == person && p.UnfamiliarFailures > 0)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.UnfamiliarFailures, p => p.UnfamiliarFailures - 1)
                        .SetProperty(p => p.UnfamiliarLockedUntil, (DateTime?)null),
                cancel
            );

    /// <inheritdoc cref="GiveBackAttemptAsync"/>
    public Task GiveBackDeviceAttemptAsync(Guid device, CancellationToken cancel) =>
        db
            .PersonDevices.Where(d => d.Id == device && d.Failures > 0)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Failures, d => d.Failures - 1).SetProperty(d => d.LockedUntil, (DateTime?)null),
                cancel
            );
}

/// <summary>
/// Remembers that a person's password was compared with those of others who claim the same identifier. The first time it may be a guess, by
/// somebody who chose the password for it; the same password again is no new guess.
/// </summary>
public sealed class ComparedPasswordMemory(UsmeDb db)
{
    private const string Provider = "UsmeAprende";
    private const string Name = "Compared";

    /// <summary>Whether the last comparison was of the same password with the same people; stores this one as the last.</summary>
    public async Task<bool> CheckAndRememberAsync(
        PersonId person,
        string passwordHash,
        IEnumerable<PersonId> others,
        CancellationToken cancel
    )
    {
        var value = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{passwordHash} {string.Join(' ', others.Order())}")));
        var kept = db.UserTokens.Where(t => t.UserId == person && t.LoginProvider == Provider && t.Name == Name);
        if (await kept.AnyAsync(t => t.Value == value, cancel))
            return true;
        if (await kept.ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, value), cancel) == 0)
            db.UserTokens.Add(
                new IdentityUserToken<PersonId>
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
