using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>Records that nobody took back, inside a query: what <see cref="LearningState.Standing"/> says of records in memory.</summary>
public static class StandingRecords
{
    public static IQueryable<LearningRecord> Standing(this UsmeDb db) =>
        db
            .LearningRecords.AsNoTracking()
            .Where(r =>
                r.Verb != Verb.Voided
                && !db.LearningRecords.Any(v =>
                    v.TargetId == r.Id && v.PersonId == r.PersonId && (v.AuthorId == r.AuthorId || v.IsCoordinators)
                )
            );
}
