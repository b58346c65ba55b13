using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>The gatherings that a member of staff may take attendance of (<see cref="StaffGatheringQueries"/>).</summary>
public sealed class FacilitatedGatheringReader(UsmeDb db)
{
    /// <summary>Null if it is not theirs, or if there is none.</summary>
    public Task<Gathering?> FindAsync(Actor actor, Guid gathering, CancellationToken cancel) =>
        db.GatheringsForStaff(actor).Include(g => g.Lessons).AsNoTracking().SingleOrDefaultAsync(g => g.Id == gathering, cancel);
}
