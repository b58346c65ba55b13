using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>The pairs that wait for a coordinator, and the last ones decided.</summary>
public sealed record DuplicatesPage(
    IReadOnlyList<PossibleDuplicate> Waiting,
    int WaitingInAll,
    IReadOnlyList<PossibleDuplicate> Decided,
    IReadOnlyDictionary<Guid, PersonGlimpse> People
)
{
    public string Name(Guid person) =>
        People.TryGetValue(person, out var glimpse) ? DuplicateWords.Brief(glimpse) : "Alguien que borró sus datos";
}
