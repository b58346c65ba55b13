using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>Forgets what was and would have been said to a person (R30).</summary>
public sealed class ReminderErasure(UsmeDb db) : IPersonErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        await db.Reminders.Where(r => r.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.ReminderRefusals.Where(r => r.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.AddressBounces.Where(b => b.PersonId == person).ExecuteDeleteAsync(cancel);
    }
}
