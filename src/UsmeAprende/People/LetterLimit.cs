using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>How many letters with codes one address gets in a day, whoever's accounts ask: anybody may type anybody's address.</summary>
public sealed class LetterLimit(UsmeDb db, TimeProvider clock)
{
    /// <summary>
    /// Of each purpose apart: who signs strangers up with an address must not keep its owner from recovering their password.
    /// </summary>
    public const int MostADay = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Notes one more letter, in the transaction that puts it in the post.</summary>
    /// <returns>False where the address has had enough: then none is to be sent.</returns>
    public async Task<bool> TakeAsync(string matchKey, CodePurpose purpose, CancellationToken cancel)
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("A letter is counted in the transaction that sends it.");
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - Day;
        var address = CodeLetter.Fingerprint(matchKey);
        if (await db.CodeLetters.CountAsync(l => l.Address == address && l.Purpose == purpose && l.SentAt > since, cancel) >= MostADay)
            return false;
        db.Add(
            new CodeLetter
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
