using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Forgets what was written of a person's attendance (R30). That somebody was there stays under the random id, so that figures still hold.
/// </summary>
public sealed class AttendanceErasure(UsmeDb db) : IPersonalDataErasure
{
    private const string Erased = "(borrado)";

    public Task EraseAsync(Guid person, CancellationToken cancel) =>
        db.AttendanceCorrections.Where(c => c.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(c => c.Reason, Erased), cancel);
}
