using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Where a list is imported, and who is expected there.</summary>
internal sealed record ImportSetting(
    ImportedList List,
    Guid? Gathering,
    IReadOnlySet<PersonId> Present,
    IReadOnlyList<AttendanceListEntry> Attendees
)
{
    public bool Expects(HumanId human) => Attendees.Any(a => a.Person == (PersonId)human);

    /// <summary>The one on the list with this very name and these last digits, as our own sheet has them.</summary>
    public PersonId? FindOwn(ParsedLine line)
    {
        var name = PersonName.SearchKey(line.TypedName, "");
        var same = Attendees.Where(a => PersonName.SearchKey(a.Name, "") == name).ToList();
        return same is [var only] && (line.LastFour is null || only.LastFour.EndsWith(line.LastFour, StringComparison.Ordinal))
            ? only.Person
            : null;
    }
}
