using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Verifies codes of an authenticator app (RFC 6238). Each code works once: the last accepted time step is stored, and neither it nor an
/// earlier one is accepted again, so that a code that somebody else saw is useless. Identity's own check accepts the same code for five
/// minutes.
/// </summary>
public sealed class TotpVerifier(UsmeDb db, UserManager<Person> users, TimeProvider clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Provider = "UsmeAprende";
    private const string LastStep = "LastStep";
    private const int Seconds = 30;
    private const int Codes = 1_000_000;

    // The clocks of cheap phones are not exact.
    private const int StepsAside = 2;

    /// <summary>Whether the code is right now and was not used before; marks it as used.</summary>
    public async Task<bool> AcceptAsync(Person person, string code, CancellationToken cancel) =>
        await users.GetAuthenticatorKeyAsync(person) is { } key
        && StepOf(code, FromBase32(key)) is { } step
        && await db.WriteAsync(() => AdvanceAsync(person.Id, step, cancel), cancel);

    private async Task<bool> AdvanceAsync(PersonId person, long step, CancellationToken cancel)
    {
        var now = step.ToString(CultureInfo.InvariantCulture);
        var mark = db.UserTokens.Where(t => t.UserId == person && t.LoginProvider == Provider && t.Name == LastStep);
        var last = await mark.Select(t => t.Value).SingleOrDefaultAsync(cancel);
        if (last is null)
            db.UserTokens.Add(
                new IdentityUserToken<PersonId>
                {
                    UserId = person,
                    LoginProvider = Provider,
                    Name = LastStep,
                    Value = now,
                }
            );
        else if (
            long.Parse(last, CultureInfo.InvariantCulture) >= step
            || await mark.Where(t => t.Value == last).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, now), cancel) == 0
        )
            return false;
        return true;
    }

    private long? StepOf(string code, byte[] key)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = now - StepsAside; step <= now + StepsAside; step++)
            if (code == CodeAt(step, key))
                return step;
        return null;
    }

    private static string CodeAt(long step, byte[] key)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own choice, and the only one that every application knows.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % Codes;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (pending, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            pending = (pending << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(pending >> bits);
        }
        return bytes;
    }
}
