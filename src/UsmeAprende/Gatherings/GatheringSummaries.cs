using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings;

/// <summary>Sums a gathering up.</summary>
public sealed class GatheringSummaries(UsmeDb db)
{
    /// <param name="gathering">Closed or not.</param>
    /// <param name="everyone">Its list, as <see cref="AttendanceReader"/> gives it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<GatheringSummary> OfAsync(Gathering gathering, IReadOnlyList<Attendee> everyone, CancellationToken cancel)
    {
        var came = everyone.Where(a => a.Presence is not null).ToList();
        var ids = came.ConvertAll(a => a.Person);
        var known = await (
            from attendance in db.Attendances
            join person in db.People on attendance.PersonId equals person.Id
            join other in db.Gatherings on attendance.GatheringId equals other.Id
            where ids.Contains(person.SurvivorId) && other.Id != gathering.Id && (other.RealStartAt ?? other.StartsAt) < gathering.FromAt
            select person.SurvivorId
        )
            .Distinct()
            .ToHashSetAsync(cancel);
        return new GatheringSummary(
            came,
            [.. everyone.Where(a => a.Presence is null && a.IsExpected)],
            came.ToDictionary(a => a.Person, a => AttendedGathering.Clip(gathering.FromAt, gathering.UntilAt, a.Presence!).Minutes),
            ids.Where(id => !known.Contains(id)).ToHashSet()
        );
    }
}
