namespace UsmeAprende.Gatherings;

/// <summary>What closing shows: who came, for how long, who is new and who was expected in vain.</summary>
/// <param name="Minutes">By person, of the real time, less what they came late or left early.</param>
/// <param name="NewPeople">Of those who came, those who had come to no gathering before.</param>
public sealed record GatheringSummary(
    IReadOnlyList<Attendee> Came,
    IReadOnlyList<Attendee> Missed,
    IReadOnlyDictionary<Guid, int> Minutes,
    IReadOnlySet<Guid> NewPeople
)
{
    public int AllMinutes => Minutes.Values.Sum();

    /// <summary>Who came, and by the times noted of them is credited nothing.</summary>
    public IEnumerable<Attendee> WithoutTime => Came.Where(a => Minutes[a.Person] == 0);
}
