using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Forgets by what a person was told from others and signed in (R30). Who decided that they are or are not someone else stays: it names
/// nobody.
/// </summary>
public sealed class PeopleErasure(UsmeDb db) : IPersonErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        await db.PersonIdentifiers.Where(i => i.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.PersonDevices.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.EndedSessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.OneUseCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.WaitingLetters.Where(l => l.OwnerId == person).ExecuteDeleteAsync(cancel);
        await db.UserTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(p => p.UserId == person).ExecuteDeleteAsync(cancel);
        await FormIdempotency.ForgetAsync(db, person, cancel);
        await db.SignInCards.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.PossibleDuplicates.Where(d => d.Verdict == null && (d.OneId == person || d.OtherId == person)).ExecuteDeleteAsync(cancel);
    }
}
