using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Computes the summary of a gathering.</summary>
public sealed class AttendanceSummaryReader(UsmeDb db)
{
    /// <param name="gathering">The gathering, closed or not.</param>
    /// <param name="everyone">Its list, as <see cref="AttendanceListReader"/> gives it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<AttendanceSummary> ComputeAsync(
        Gathering gathering,
        IReadOnlyList<AttendanceListEntry> everyone,
        CancellationToken cancel
    )
    {
        var came = everyone.Where(a => a.Presence is not null).ToList();
        var ids = came.ConvertAll(a => (HumanId)a.Person);
        var known = await (
            from attendance in db.Attendances
            join person in db.People on attendance.PersonId equals person.Id
            join other in db.Gatherings on attendance.GatheringId equals other.Id
            where ids.Contains(person.SurvivorId) && other.Id != gathering.Id && (other.RealStartAt ?? other.StartsAt) < gathering.FromAt
            select person.SurvivorId
        )
            .Distinct()
            .ToHashSetAsync(cancel);
        return new AttendanceSummary(
            came,
            [.. everyone.Where(a => a.Presence is null && a.IsExpected)],
            came.ToDictionary(a => a.Person, a => CreditedTime.Clip(gathering.FromAt, gathering.UntilAt, a.Presence!).Minutes),
            ids.Where(id => !known.Contains(id)).Select(id => (PersonId)id).ToHashSet()
        );
    }
}

/// <summary>The summary shown at closing: who came, for how long, who is new and who did not come.</summary>
/// <param name="Minutes">Minutes by person: the real time minus late arrival and early leaving.</param>
/// <param name="NewPeople">People who came to a gathering for the first time.</param>
public sealed record AttendanceSummary(
    IReadOnlyList<AttendanceListEntry> Came,
    IReadOnlyList<AttendanceListEntry> Missed,
    IReadOnlyDictionary<PersonId, int> Minutes,
    IReadOnlySet<PersonId> NewPeople
)
{
    public int AllMinutes => Minutes.Values.Sum();

    /// <summary>People who came but get no minutes because of their noted times.</summary>
    public IEnumerable<AttendanceListEntry> WithoutTime => Came.Where(a => Minutes[a.Person] == 0);
}
