using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>One line of a list, read and checked by itself; what it means among the others is not known yet.</summary>
internal sealed record PaperLine
{
    public required int Line { get; init; }

    /// <summary>Nothing where a fault keeps the line out, or it only names a code.</summary>
    public PersonProfile? Profile { get; init; }

    /// <summary>The code of a printed sheet.</summary>
    public int? Code { get; init; }

    /// <summary>The list says that they did not come.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Where the document stood, to point at it.</summary>
    public string DocumentColumn { get; init; } = "";

    public IReadOnlyList<LineProblem> Problems { get; init; } = [];

    public bool IsFaulty => Problems.Any(p => p.IsFault) || (Profile is null && Code is null);

    public string FullName => Profile is null ? "" : PersonName.JoinFullName(Profile.GivenNames.Value, Profile.Surnames.Value);
}
