using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Forgets what a person wrote (R30). Their records stay under the random id, with hash and score, so that figures still hold;
/// what a phone sends later is refused, since the person bears a tombstone.
/// </summary>
public sealed class LearningErasure(UsmeDb db) : IPersonErasure
{
    public Task EraseAsync(Guid person, CancellationToken cancel) =>
        db
            .LearningRecords.Where(r => r.PersonId == person && r.Answer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, (string?)null), cancel);
}
